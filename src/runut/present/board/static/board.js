// Better with it: nothing on the board needs it. Each part looks for its own markup and leaves pages without it alone.
"use strict";

// A slider beside the field for the day: dragging sets the field, letting go asks for that day.
function addSlider(form) {
  const field = form.querySelector('input[type="date"]');
  const { first, last } = form.dataset;
  if (!field || !first || !last || first >= last) return;
  const DAY = 86_400_000;
  const start = Date.parse(first);
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(Math.round((Date.parse(last) - start) / DAY));
  const valueOf = () => (field.value ? Math.round((Date.parse(field.value) - start) / DAY) : Number(slider.max));
  slider.value = String(valueOf());
  slider.setAttribute("aria-label", form.querySelector("label").textContent);
  slider.addEventListener("input", () => {
    field.value = new Date(start + Number(slider.value) * DAY).toISOString().slice(0, 10);
    slider.setAttribute("aria-valuetext", field.value);
  });
  slider.addEventListener("change", () => form.requestSubmit());
  field.addEventListener("change", () => { slider.value = String(valueOf()); });
  field.after(slider);
}

for (const form of document.querySelectorAll("form.as-of")) addSlider(form);
