"""The front desk: one box, the person in hand, who is here, how full it is."""
