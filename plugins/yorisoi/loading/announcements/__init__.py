"""What the words of an event say, while its field says nothing, or something else.

Staff paste the announcement they have into the description: 参加費 300円, 会場は市民会館, 申込みは
12月8日まで. Pages, calendars and open data are made of the fields alone: free, at the usual place,
open until the day. Told, with the line that is missing or with both values; words alone are no
ground to refuse. `said_in_words` is the door; each other module looks for one thing.
"""
