"""Facts and arithmetic of the atlas; knows nothing of web or drawing."""
