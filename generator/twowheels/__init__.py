"""Turn a business's YAML answers into its own workbook: a website and a printable PDF."""

__version__ = "0.1.0"
