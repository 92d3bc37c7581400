"use strict";
// What comes from the store is only ever set as text, never as HTML.
(() => {
  const at = (id) => document.getElementById(id);
  const [form, query, question, state, table, built] =
    ["form", "query", "question", "state", "answer", "built"].map(at);

  function cell(kind, text) {
    const made = document.createElement(kind);
    made.textContent = text;
    return made;
  }

  function show(columns, rows) {
    const head = document.createElement("tr");
    for (const name of columns) head.append(cell("th", name));
    table.append(head);
    for (const row of rows) {
      const line = document.createElement("tr");
      for (const name of columns) line.append(cell("td", row[name] ?? ""));
      table.append(line);
    }
    state.textContent = `${rows.length} ${state.dataset.rows}`;
  }

  function plain(row) {
    return Object.fromEntries(Object.entries(row).map(([name, term]) => [name, term.value]));
  }

  async function ask(address, options) {
    table.replaceChildren();
    built.textContent = "";
    state.textContent = state.dataset.running;
    try {
      const answer = await fetch(address, options);
      const kind = answer.headers.get("content-type") || "";
      if (!answer.ok || !kind.includes("json")) {
        state.textContent = "";
        built.textContent = await answer.text();
        return;
      }
      const found = await answer.json();
      if (Array.isArray(found)) show(Object.keys(found[0] || {}), found);
      else if ("boolean" in found) state.textContent = String(found.boolean);
      else show(found.head.vars, found.results.bindings.map(plain));
    } catch (error) {
      state.textContent = String(error);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask("/sparql", {
      method: "POST",
      headers: {
        "content-type": "application/sparql-query",
        "accept": "application/sparql-results+json, text/turtle;q=0.5",
      },
      body: query.value,
    });
  });
  question.addEventListener("change", () => {
    if (question.value) ask(`/api/ask?question=${encodeURIComponent(question.value)}`);
  });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
})();
