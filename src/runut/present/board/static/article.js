// Marks of an article's text: a card with the notes behind them, and layers switched without loading the page anew.
"use strict";

const SOON = 120; // ms that a pointer rests before its card is shown
const GRACE = 250; // ms in which it may reach the card

const card = document.createElement("div");
card.className = "card";
card.id = "card";
card.setAttribute("role", "tooltip");
card.hidden = true;

let waiting = 0;
let shownFor = null;

// A note as it stands below, without what is for judging.
function copyOfNote(item) {
  const note = document.getElementById(`n-${item}`);
  if (!note) return null;
  const copy = document.createElement("div");
  copy.className = note.className;
  for (const part of note.querySelectorAll(":scope > .gist, :scope > .told-as, :scope > .facts")) {
    copy.append(part.cloneNode(true));
  }
  return copy;
}

function showCard(place) {
  const notes = place.dataset.of.split(" ").map(copyOfNote).filter(Boolean);
  if (!notes.length) return;
  hideCard();
  card.replaceChildren(...notes);
  card.hidden = false;
  const box = place.getBoundingClientRect();
  const room = document.documentElement.clientWidth - card.offsetWidth - 8;
  card.style.left = `${Math.max(8, Math.min(box.left, room)) + window.scrollX}px`;
  const below = box.bottom + card.offsetHeight + 8 < window.innerHeight || box.top < card.offsetHeight + 8;
  card.style.top = `${(below ? box.bottom + 4 : box.top - card.offsetHeight - 4) + window.scrollY}px`;
  place.setAttribute("aria-describedby", card.id);
  for (const item of place.dataset.of.split(" ")) hold(item, true);
  shownFor = place;
}

function hideCard() {
  if (!shownFor) return;
  for (const item of shownFor.dataset.of.split(" ")) hold(item, false);
  shownFor.removeAttribute("aria-describedby");
  shownFor = null;
  card.hidden = true;
}

// All characters of an item, wherever it is mentioned.
function hold(item, held) {
  for (const part of document.querySelectorAll(`#text [data-of~="${CSS.escape(item)}"]`)) {
    part.classList.toggle("held", held);
  }
}

function later(action, pause) {
  clearTimeout(waiting);
  waiting = setTimeout(action, pause);
}

function placeOf(event) {
  return event.target instanceof Element ? event.target.closest("#text [data-of]") : null;
}

// The browser's own hint would lie over the card.
function dropHints() {
  for (const part of document.querySelectorAll("#text [title]")) part.removeAttribute("title");
}

async function switchLayer(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) {
    location.assign(link.href);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  hideCard();
  for (const selector of ["#text", ".legend"]) document.querySelector(selector).replaceWith(page.querySelector(selector));
  dropHints();
  history.replaceState(null, "", link.href.replace("#text", ""));
  document.querySelector(`.legend [data-layer="${link.dataset.layer}"]`).focus();
}

document.body.append(card);
dropHints();

document.addEventListener("mouseover", (event) => {
  const place = placeOf(event);
  if (place) later(() => showCard(place), SOON);
  else if (event.target instanceof Element && event.target.closest(".card")) clearTimeout(waiting);
  else if (shownFor) later(hideCard, GRACE);
  else clearTimeout(waiting);
});
document.addEventListener("focusin", (event) => {
  const place = placeOf(event);
  if (place) showCard(place);
  else if (!(event.target instanceof Element && event.target.closest(".card"))) hideCard();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hideCard();
});
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest(".legend a") : null;
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  switchLayer(link);
});
