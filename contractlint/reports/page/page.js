"use strict";
// Without this script the page is whole: links, numbers and folds work. Here are the filter, the
// copy buttons, and clicks on marked words.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const said = document.getElementById("said");

  const visible = (number, file) => !file.shown || file.shown.has(number);

  function apply(file, form) {
    const wanted = new Set(all("input:checked", form).map((box) => box.value));
    const family = form.elements.family.value;
    const cards = all(".finding", file);
    file.shown = new Set();
    for (const card of cards) {
      const shows = wanted.has(card.dataset.severity) && (!family || card.dataset.family === family);
      card.hidden = !shows;
      if (shows) file.shown.add(numberOf(card.id));
    }
    for (const group of all(".family", file)) {
      group.hidden = all(".finding", group).every((card) => card.hidden);
    }
    for (const mark of all(".contract mark", file)) {
      mark.classList.toggle("off", !mark.dataset.findings.split(" ").some((n) => visible(n, file)));
    }
    for (const link of all(".contract a.number", file)) {
      link.hidden = !visible(numberOf(link.id), file);
    }
    const status = form.querySelector("[role=status]");
    const counts = { "{shown}": file.shown.size, "{total}": cards.length };
    status.textContent = status.dataset.says.replace(/\{shown\}|\{total\}/g, (name) => counts[name]);
  }

  const numberOf = (id) => id.slice(id.indexOf("-") + 1);

  // A link to a finding that the filter hides shows everything again.
  function reveal() {
    const card = document.getElementById(location.hash.slice(1));
    const file = card && card.hidden && card.closest("[data-file]");
    if (!file) return;
    const form = file.querySelector(".filter");
    form.reset();
    apply(file, form);
    card.focus();
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      getSelection().selectAllChildren(source);
      if (!document.execCommand("copy")) return;
    }
    said.textContent = "";
    said.textContent = button.dataset.done;
    const name = button.dataset.name || button.textContent;
    button.dataset.name = name;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = name; }, 2000);
  }

  function follow(mark) {
    const file = mark.closest("[data-file]");
    const number = mark.dataset.findings.split(" ").find((n) => visible(n, file));
    const link = number && all(".contract a.number", file).find((a) => numberOf(a.id) === number);
    if (link) link.click();
  }

  // The words of the finding whose number was followed.
  function point() {
    const target = document.getElementById(location.hash.slice(1));
    for (const mark of all("mark.current")) mark.classList.remove("current");
    if (!target || !target.matches(".contract a.number")) return;
    for (const mark of all(".contract mark", target.closest("[data-file]"))) {
      const numbers = mark.dataset.findings.split(" ");
      mark.classList.toggle("current", numbers.includes(numberOf(target.id)));
    }
  }

  for (const part of all("[data-script]")) part.hidden = false;
  for (const file of all("[data-file]")) {
    const form = file.querySelector(".filter");
    if (!form) continue;
    form.addEventListener("change", () => apply(file, form));
    form.addEventListener("submit", (event) => event.preventDefault());
    apply(file, form);
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copies]");
    if (button) copy(button);
    const mark = event.target.closest(".contract mark:not(.off)");
    if (mark && getSelection().isCollapsed) follow(mark);
  });
  addEventListener("hashchange", () => { reveal(); point(); });
  reveal();
  point();
})();
