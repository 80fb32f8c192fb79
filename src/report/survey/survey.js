"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const words = read("words");
  const groups = read("groups");
  const documents = read("documents");
  const centres = read("centres");
  const letters = { p: "partly_met", n: "not_met", a: "not_applicable", c: "not_checked", u: "unreadable" };
  const make = (name, text, kind) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  // A column: its key in a centre's row, and whether it is a number.
  const columns = [["rank", 1], ["name", 0], ["region", 0], ["grade", 0], ["percent", 1], ["missing", 1], ["open", 1], ["conflicts", 1]];
  const page = 200;

  const detail = (group, centre) => {
    const cell = make("td");
    cell.colSpan = columns.length;
    const facts = [centre.code, centre.date, centre.range].filter(Boolean).join(" · ");
    if (facts) cell.append(make("p", facts, "soft"));
    const list = make("ul");
    [...centre.verdicts].forEach((letter, at) => {
      if (letter === "m") return;
      const verdict = letters[letter.toLowerCase()];
      const said = letter === letter.toLowerCase() ? words[verdict] : words.waived.replace("{}", words[verdict]);
      const item = group.items[at];
      const line = make("li", `${item[0]} ${item[1]}: ${said}`, verdict);
      list.append(line);
    });
    cell.append(list.children.length ? list : make("p", words.all_met));
    if (centre.file && documents.length) {
      const links = make("p");
      documents.forEach(([label, folder, extension], at) => {
        const link = make("a", label);
        link.href = `${folder}/${encodeURIComponent(centre.file)}.${extension}`;
        links.append(at ? " · " : "", link);
      });
      cell.append(links);
    }
    cell.append(make("p", words.line.replace("{}", centre.line), "soft"));
    return cell;
  };

  groups.forEach((group, number) => {
    const part = document.getElementById(`ranking-${number}`);
    const all = centres.filter((centre) => centre.group === number);
    const body = part.querySelector("tbody");
    const told = part.querySelector(".told");
    const search = part.querySelector("input");
    const [region, grade] = part.querySelectorAll("select");
    const heads = [...part.querySelectorAll("th")];
    let sorted = { column: 0, down: false };
    let shown = page;
    const fill = (select, values) => [...new Set(values)].sort((a, b) => a.localeCompare(b, document.documentElement.lang))
      .forEach((value) => { const option = make("option", value || "—"); option.value = value; select.append(option); });
    fill(region, all.map((centre) => centre.region));
    fill(grade, all.map((centre) => centre.grade));

    const draw = () => {
      const text = search.value.trim().toLowerCase();
      const found = all.filter((centre) =>
        (!text || `${centre.name} ${centre.code}`.toLowerCase().includes(text)) &&
        (region.selectedIndex === 0 || centre.region === region.value) &&
        (grade.selectedIndex === 0 || centre.grade === grade.value));
      const [key, isNumber] = columns[sorted.column];
      const order = (a, b) => {
        const [x, y] = [a[key], b[key]];
        if (x === null || y === null) return (x === null) - (y === null);
        const by = isNumber ? x - y : x.localeCompare(y, document.documentElement.lang);
        return sorted.down ? -by : by;
      };
      found.sort((a, b) => order(a, b) || a.at - b.at);
      body.textContent = "";
      found.slice(0, shown).forEach((centre) => {
        const row = make("tr", undefined, "centre");
        row.tabIndex = 0;
        columns.forEach(([name, isNumber]) => {
          const value = name === "rank" ? centre.rank_shown : name === "percent" ? centre.percent_shown : centre[name];
          row.append(make("td", value ?? "-", isNumber ? "n" : ""));
        });
        const toggle = () => {
          const next = row.nextElementSibling;
          if (next && next.classList.contains("more")) { next.remove(); return; }
          const more = make("tr", undefined, "more");
          more.append(detail(group, centre));
          row.after(more);
        };
        row.addEventListener("click", toggle);
        row.addEventListener("keydown", (event) => { if (event.key === "Enter") toggle(); });
        body.append(row);
      });
      told.textContent = words.shown.replace("{}", Math.min(shown, found.length)).replace("{}", found.length);
      part.querySelector(".rest").hidden = found.length <= shown;
      heads.forEach((head, at) => {
        if (at === sorted.column) head.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
    };
    heads.forEach((head, at) => { if (columns[at][1]) head.className = "n"; });
    heads.forEach((head, at) => head.querySelector("button").addEventListener("click", () => {
      sorted = { column: at, down: sorted.column === at && !sorted.down };
      draw();
    }));
    [search, region, grade].forEach((input) => input.addEventListener("input", () => { shown = page; draw(); }));
    part.querySelector(".rest").addEventListener("click", () => { shown += page; draw(); });
    // On paper there is no button for the rest.
    window.addEventListener("beforeprint", () => { shown = all.length; draw(); });
    window.addEventListener("afterprint", () => { shown = page; draw(); });
    part.querySelector(".filters").hidden = false;
    draw();
  });
})();
