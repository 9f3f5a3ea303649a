"""The website: our pages handed to MkDocs, as a plugin for its users and in-process for everyone else."""

from __future__ import annotations

from twowheels.outputs.site.again import Sites
from twowheels.outputs.site.build import build_site
from twowheels.outputs.site.plugin import SiteOptions, SitePlugin

__all__ = ["SiteOptions", "SitePlugin", "Sites", "build_site"]
