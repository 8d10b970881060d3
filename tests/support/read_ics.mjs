// Reads a calendar from standard input with ical.js and prints every VEVENT as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}

const moment = (time) => {
  if (!time) return null;
  return time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000Z", "Z");
};

const entries = calendar.getAllSubcomponents("vevent").map((entry) => ({
  uid: entry.getFirstPropertyValue("uid"),
  start: moment(entry.getFirstPropertyValue("dtstart")),
  end: moment(entry.getFirstPropertyValue("dtend")),
  stamp: moment(entry.getFirstPropertyValue("dtstamp")),
  status: entry.getFirstPropertyValue("status"),
  sequence: entry.getFirstPropertyValue("sequence"),
  summary: entry.getFirstPropertyValue("summary"),
  description: entry.getFirstPropertyValue("description"),
  location: entry.getFirstPropertyValue("location"),
  contact: entry.getFirstPropertyValue("contact"),
  transp: entry.getFirstPropertyValue("transp"),
}));
process.stdout.write(JSON.stringify(entries));
