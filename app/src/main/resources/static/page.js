// What the pages do beyond links and forms. Everything works without it.
"use strict";

// Tables: a click on <th data-sort> sorts its rows by text, or by data-value where the text would not do.
const vietnamese = new Intl.Collator("vi", { numeric: true });

function valueOf(row, column) {
  const cell = row.cells[column];
  return cell.dataset.value ?? cell.textContent.trim();
}

function compare(a, b) {
  const x = Number(a), y = Number(b);
  if (a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  return vietnamese.compare(a, b);
}

function sortBy(heading) {
  const table = heading.closest("table");
  const ascending = heading.getAttribute("aria-sort") !== "ascending";
  for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  rows.sort((a, b) => {
    const order = compare(valueOf(a, heading.cellIndex), valueOf(b, heading.cellIndex));
    return ascending ? order : -order;
  });
  body.append(...rows);
}

function makeSortable(root) {
  for (const heading of root.querySelectorAll("th[data-sort]:not(:has(button))")) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = heading.closest("table").dataset.sortHint ?? "";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => sortBy(heading));
  }
}

// Maps: the tile under the pointer or the focus says its name and value below the map.
function speakTiles(root) {
  for (const map of root.querySelectorAll(".tilemap")) {
    const line = map.querySelector("[data-hint]");
    const hint = line.textContent;
    for (const tile of map.querySelectorAll("a[data-says]")) {
      for (const event of ["pointerenter", "focus"]) tile.addEventListener(event, () => { line.textContent = tile.dataset.says; });
      for (const event of ["pointerleave", "blur"]) tile.addEventListener(event, () => { line.textContent = hint; });
    }
  }
}

// A button that copies what stands in the field it names.
function copyFrom(root) {
  for (const button of root.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      field.select();
      try { await navigator.clipboard.writeText(field.value); }
      catch { document.execCommand("copy"); } // without https there is no clipboard
      button.textContent = button.dataset.done;
    });
  }
}

function enliven(root) {
  copyFrom(root);
  makeSortable(root);
  speakTiles(root);
  for (const button of root.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
  if (root.querySelector("[data-print-now]")) window.print();
}

enliven(document);

// On a phone the menu scrolls sideways: show the entry we are at.
const current = document.querySelector(".masthead [aria-current]");
if (current) current.parentElement.scrollLeft = current.offsetLeft - current.parentElement.offsetLeft - 24;

document.body.addEventListener("htmx:load", event => { if (event.target !== document.body) enliven(event.target); });
