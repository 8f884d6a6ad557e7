"""The window around the screens: navigation, top bar, status bar, lock, toast, list of shortcuts."""
