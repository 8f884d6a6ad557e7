"""The window around the screens: navigation, bars, lock, toast, list of shortcuts."""
