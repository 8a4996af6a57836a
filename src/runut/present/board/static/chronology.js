// The picture of the chronology. Dragging over it, keys, and the wheel with Ctrl choose another range: each goes to an
// address that the links and the form of the page lead to as well.
"use strict";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const FROM_KEY = { "+": "closer", "=": "closer", "-": "wider", ArrowLeft: "earlier", ArrowRight: "later", Home: "everything" };

// Days and minutes are taken as they are written, whatever the time zone.
function readTime(text, isLast) {
  const isDay = text.length === 10;
  return Date.parse(isDay ? `${text}T00:00Z` : `${text}Z`) + (isDay && isLast ? DAY_MS : 0);
}

function writeTime(time, isLast, isDay) {
  const said = new Date(isDay && isLast ? time - DAY_MS : time).toISOString();
  return said.slice(0, isDay ? 10 : 16);
}

function goTo(start, end) {
  const isLong = end - start >= 2 * DAY_MS;
  const grain = isLong ? DAY_MS : end - start >= 4 * HOUR_MS ? HOUR_MS : HOUR_MS / 12;
  const first = Math.floor(start / grain) * grain;
  const last = Math.max(Math.ceil(end / grain) * grain, first + grain);
  const address = new URL(window.location.href);
  address.searchParams.set("from", writeTime(first, false, isLong));
  address.searchParams.set("to", writeTime(last, true, isLong));
  for (const key of ["page", "which", "lang"]) address.searchParams.delete(key);
  address.hash = "timeline"; // which the browser then focuses: the keys go on working
  window.location.assign(address);
}

// The time axis of a picture on the screen: from a place in the window to a time and back.
function axisOf(picture) {
  const { left, width } = picture.querySelector(".t-lane").getBoundingClientRect();
  const start = readTime(picture.dataset.first, false);
  const length = readTime(picture.dataset.last, true) - start;
  return {
    holds: (x) => x >= left && x <= left + width,
    timeAt: (x) => start + (Math.min(Math.max(x - left, 0), width) / width) * length,
    start,
    length,
    left: left - picture.getBoundingClientRect().left,
    width,
  };
}

function addOverlay(picture, name) {
  const made = document.createElement("div");
  made.className = name;
  made.hidden = true;
  made.setAttribute("aria-hidden", "true");
  picture.append(made);
  return made;
}

// Dragging over a stretch of time goes to it.
function addBrush(picture) {
  const brush = addOverlay(picture, "t-brush");
  let from = null;
  const show = (x) => {
    const { left } = picture.getBoundingClientRect();
    brush.style.left = `${Math.min(from, x) - left}px`;
    brush.style.width = `${Math.abs(x - from)}px`;
  };
  picture.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0 || !axisOf(picture).holds(event.clientX)) return;
    from = event.clientX;
    event.preventDefault();
    picture.focus({ preventScroll: true });
  });
  window.addEventListener("pointermove", (event) => {
    if (from === null) return;
    brush.hidden = Math.abs(event.clientX - from) < 5;
    show(event.clientX);
  });
  window.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const axis = axisOf(picture);
    const times = [axis.timeAt(from), axis.timeAt(event.clientX)].sort((a, b) => a - b);
    const isDrag = !brush.hidden;
    from = null;
    brush.hidden = true;
    if (!isDrag) return;
    window.addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
    goTo(...times);
  });
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { from = null; brush.hidden = true; }
  });
}

// A line under the pointer says which day or hour it is.
function addCursor(picture) {
  const cursor = addOverlay(picture, "t-cursor");
  const said = cursor.appendChild(document.createElement("span"));
  const isLong = axisOf(picture).length > 3 * DAY_MS;
  const style = { dateStyle: "medium", timeZone: "UTC", ...(isLong ? {} : { timeStyle: "short" }) };
  const format = new Intl.DateTimeFormat(document.documentElement.lang === "id" ? "id-ID" : "en-GB", style);
  picture.addEventListener("pointermove", (event) => {
    const axis = axisOf(picture);
    cursor.hidden = event.pointerType !== "mouse" || !axis.holds(event.clientX);
    if (cursor.hidden) return;
    const x = event.clientX - picture.getBoundingClientRect().left;
    cursor.style.left = `${x}px`;
    cursor.classList.toggle("t-leftward", x > axis.left + axis.width / 2);
    said.textContent = format.format(axis.timeAt(event.clientX));
  });
  picture.addEventListener("pointerleave", () => { cursor.hidden = true; });
}

// The wheel with Ctrl zooms about the pointer, once it rests.
function addWheel(picture) {
  let factor = 1;
  let timer = 0;
  picture.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    factor *= event.deltaY > 0 ? 1.5 : 1 / 1.5;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const axis = axisOf(picture);
      const time = axis.timeAt(event.clientX);
      const length = Math.max(HOUR_MS, axis.length * factor);
      const start = time - ((time - axis.start) / axis.length) * length;
      goTo(start, start + length);
    }, 250);
  }, { passive: false });
}

function addKeys(picture) {
  picture.addEventListener("keydown", (event) => {
    const name = event.ctrlKey || event.altKey || event.metaKey ? "" : FROM_KEY[event.key];
    const link = name && document.querySelector(`.moves .t-${name}`);
    if (!link || event.target !== picture) return;
    event.preventDefault();
    link.click();
  });
}

// What fills a small screen is folded up there.
function foldUp() {
  if (!window.matchMedia("(max-width: 48rem)").matches) return;
  for (const part of document.querySelectorAll("details[data-wide]")) part.open = false;
}

foldUp();
const timeline = document.querySelector(".timeline");
if (timeline) {
  addBrush(timeline);
  addCursor(timeline);
  addWheel(timeline);
  addKeys(timeline);
  document.querySelector("#hint").hidden = false;
}
const strip = document.querySelector(".t-overview");
if (strip) addBrush(strip);
