"""Who may do what: four roles as one table, and the groups that are made from it."""
