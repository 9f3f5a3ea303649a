"""The commands, one file each: a module is a command, its ``command`` the click object."""
