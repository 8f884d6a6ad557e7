"""The screens: one package each, built at the first visit."""
