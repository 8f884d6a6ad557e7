"""From the start of the program to the front desk: opening, setting up, unlocking, and trouble."""
