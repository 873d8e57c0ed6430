"""The sample corpus that the project draws itself: motifs, manners of print, made-up periodicals."""
