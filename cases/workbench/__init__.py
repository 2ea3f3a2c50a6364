"""The ruling workbench: one screen on which a curator enters what a court did. A module for each part of it."""
