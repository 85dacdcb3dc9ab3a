"""Files of the DfE as they are published → figures of areas, and who the neighbours are.

Two forms hold figures: the files of the National Framework dashboard, which have a column for each
measure, and the long file of the Local Authority Interactive Tool, which has a row for each. A plan
says what they call its indicators (`published`); a file with none of them is read as any other.
"""
