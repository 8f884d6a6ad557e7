"""Registration: the form of a person, who may be known already, drafts."""
