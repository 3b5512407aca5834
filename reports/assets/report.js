"use strict";
(() => {
  document.documentElement.classList.add("script");
  const table = document.querySelector("table.claims");

  // Copy buttons: the text of the element before them.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    const text = button.previousElementSibling.textContent;
    const done = () => { button.textContent = "copied"; setTimeout(() => { button.textContent = "copy"; }, 1500); };
    if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText(text).then(done); return; }
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    done();
  });
  // What is printed is printed whole.
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  if (!table) return;

  const rows = [...table.tBodies[0].rows];
  const search = document.getElementById("search");
  const filters = [...document.querySelectorAll("select[data-filter]")];
  const shown = document.getElementById("shown");

  const matches = (row, except) => filters.every((f) => f === except || !f.value || row.dataset[f.dataset.filter] === f.value);
  const words = () => search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = (row, list) => list.every((w) => row.dataset.text.includes(w));

  // Each choice says how many rows it would leave.
  const count = (list) => {
    for (const filter of filters) {
      const left = rows.filter((row) => matches(row, filter) && found(row, list));
      for (const option of filter.options) {
        const n = option.value ? left.filter((row) => row.dataset[filter.dataset.filter] === option.value).length : left.length;
        option.textContent = `${option.dataset.label} (${n})`;
      }
    }
  };
  const apply = () => {
    const list = words();
    let n = 0;
    for (const row of rows) {
      row.hidden = !(matches(row) && found(row, list));
      if (!row.hidden) n += 1;
    }
    shown.textContent = `${n} of ${rows.length} claims`;
    count(list);
  };
  const sortBy = (column, direction) => {
    const key = (row) => row.cells[column].dataset.key ?? row.cells[column].textContent.trim();
    const numeric = table.tHead.rows[0].cells[column].dataset.numeric !== undefined;
    const sorted = [...rows].sort((a, b) => {
      const x = key(a), y = key(b);
      const order = numeric ? (Number(x || "Infinity") - Number(y || "Infinity")) || 0 : x.localeCompare(y, "en", { numeric: true });
      return direction === "descending" ? -order : order;
    });
    table.tBodies[0].append(...sorted);
    [...table.tHead.rows[0].cells].forEach((cell, i) => cell.setAttribute("aria-sort", i === column ? direction : "none"));
  };

  // The state is kept in the address, so that a view can be sent to somebody.
  const save = () => {
    const state = new URLSearchParams();
    if (search.value) state.set("q", search.value);
    filters.forEach((f) => { if (f.value) state.set(f.dataset.filter, f.value); });
    const sorted = [...table.tHead.rows[0].cells].findIndex((c) => ["ascending", "descending"].includes(c.getAttribute("aria-sort")));
    if (sorted > 0) state.set("sort", `${sorted}-${table.tHead.rows[0].cells[sorted].getAttribute("aria-sort")}`);
    const text = state.toString();
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  };
  const restore = () => {
    if (!location.hash.includes("=")) return;
    const state = new URLSearchParams(location.hash.slice(1));
    search.value = state.get("q") ?? "";
    filters.forEach((f) => { f.value = state.get(f.dataset.filter) ?? ""; });
    const [column, direction] = (state.get("sort") ?? "").split("-");
    if (direction) sortBy(Number(column), direction);
  };
  [...table.tHead.rows[0].cells].forEach((cell, i) => cell.querySelector("button").addEventListener("click", () => {
    sortBy(i, cell.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending");
    save();
  }));
  search.addEventListener("input", () => { apply(); save(); });
  filters.forEach((f) => f.addEventListener("change", () => { apply(); save(); }));
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !["INPUT", "SELECT", "TEXTAREA"].includes(document.activeElement.tagName)) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === "Escape" && document.activeElement === search) { search.value = ""; apply(); save(); }
  });
  restore();
  apply();
})();
