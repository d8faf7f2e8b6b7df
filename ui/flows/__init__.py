"""What happens between a wish and its outcome: a flow hears the panes and the actions, and asks the session.

To add an action: a row in `ui.actions.SPECS` and a handler of the same id in the `handlers` of one flow.
"""
