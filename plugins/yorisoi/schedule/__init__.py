"""When things happen: dates of events, holidays, opening hours, months. All pure."""
