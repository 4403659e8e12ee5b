"""The parts of the HTML report: each turns values of a report into markup that cannot be broken."""
