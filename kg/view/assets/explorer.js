"use strict";
/* The explorer. Texts only ever reach the page through textContent; the drawing is vis-network's. */
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const drawn = read("network-data");
  const data = read("evidence-data");
  const words = data.words;
  const byId = (id) => document.getElementById(id);
  const nodeOf = new Map(data.nodes.map((node) => [node.id, node]));
  const edgeOf = new Map(data.edges.map((edge) => [edge.id, edge]));
  const plural = new Intl.PluralRules(data.lang);
  const number = new Intl.NumberFormat(data.lang);
  const collator = new Intl.Collator(data.lang);

  // ---- words -------------------------------------------------------------------------------
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const count = (forms, n) => say(forms[plural.select(n)] || forms.other, { n: number.format(n) });
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(data.lang);

  function element(tag, options = {}, children = []) {
    const made = document.createElement(tag);
    if (options.class) made.className = options.class;
    if (options.text !== undefined) made.textContent = options.text;
    if (options.click) made.addEventListener("click", options.click);
    for (const [name, value] of Object.entries(options.attributes || {})) made.setAttribute(name, value);
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  const partsOfDate = [
    [/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/, { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" }],
    [/^(\d{4})-(\d\d)-(\d\d)$/, { day: "numeric", month: "long", year: "numeric" }],
    [/^(\d{4})-(\d\d)$/, { month: "long", year: "numeric" }],
  ];
  function when(value) {
    if (value.includes("/")) return value.split("/").map((end) => (end === ".." ? "…" : when(end))).join(" – ");
    for (const [pattern, format] of partsOfDate) {
      const found = pattern.exec(value);
      if (!found) continue;
      const [year, month, day, hour, minute] = found.slice(1).map(Number);
      const date = new Date(Date.UTC(year, month - 1, day || 1, hour || 0, minute || 0));
      if (!Number.isNaN(date.getTime())) return new Intl.DateTimeFormat(data.lang, { ...format, timeZone: "UTC" }).format(date);
    }
    return value;
  }

  // ---- shapes of the legend ----------------------------------------------------------------
  const outlines = {
    dot: "M7 1.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z", square: "M2 2h10v10H2z",
    triangle: "M7 1.5 13 12H1z", triangleDown: "M1 2h12L7 12.5z", diamond: "M7 .8 13.2 7 7 13.2.8 7z",
    hexagon: "M3.8 1.6h6.4L13.4 7l-3.2 5.4H3.8L.6 7z",
    star: "m7 .8 1.8 4 4.4.5-3.3 3 .9 4.3L7 10.4l-3.8 2.2.9-4.3-3.3-3 4.4-.5z",
  };
  const svg = (tag, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const dark = () => document.documentElement.dataset.theme === "dark";
  const colour = (family) => data.families[family][dark() ? "dark" : "light"];
  function glyph(family) {
    const picture = svg("svg", { class: "glyph", viewBox: "0 0 14 14", "aria-hidden": "true", "data-family": family });
    picture.append(svg("path", { d: outlines[data.families[family].shape], fill: colour(family), stroke: "none" }));
    return picture;
  }
  function stroke(status) {
    const picture = svg("svg", { class: `stroke ${status}`, viewBox: "0 0 22 10", "aria-hidden": "true" });
    picture.append(svg("path", { d: "M0 5h22" }));
    return picture;
  }

  // ---- what is shown -----------------------------------------------------------------------
  const state = {
    lens: "all", status: { asserted: true, inferred: true, denied: true, unsure: false },
    relations: new Set(), families: new Set(data.families.keys()), selected: null, history: [],
  };
  const closed = data.relations.filter((relation) => !relation.open).length;
  data.relations.forEach((relation, i) => { if (!relation.open || !closed) state.relations.add(i); });
  const speaks = (claim) => state.lens === "all" || (state.lens === "document" ? claim.holder === null : claim.holder === state.lens);
  const heard = (numbers) => numbers.map((i) => data.claims[i]).filter(speaks);
  const statusOf = (claim) => (claim.inferred ? "inferred" : claim.modality !== "asserted" ? "unsure" : claim.negated ? "denied" : claim.state ? "unsure" : "asserted");
  const allowed = (claim) => speaks(claim) && state.status[statusOf(claim)];
  const endsShown = (edge) => state.families.has(nodeOf.get(edge.from).family) && state.families.has(nodeOf.get(edge.to).family);
  let shownEdges = []; // {edge, claims}
  let lines = new Map(); // id of a drawn line → the shownEdges that it stands for

  function select() {
    shownEdges = [];
    for (const edge of data.edges) {
      if (!state.status[edge.status] || !state.relations.has(edge.relation) || !endsShown(edge)) continue;
      const claims = heard(edge.claims);
      if (claims.length) shownEdges.push({ edge, claims });
    }
  }

  // ---- drawing -----------------------------------------------------------------------------
  const nodes = new vis.DataSet(drawn.nodes);
  const edges = new vis.DataSet([]);
  const options = typeof drawn.options === "string" ? JSON.parse(drawn.options) : drawn.options;
  let network = null;
  const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const fit = (animation) => network.fit({ nodes: shownNodes.map((node) => node.id), animation, maxZoomLevel: 1 });

  // Thousands of lines: without heads and names, until one is chosen, they still draw smoothly.
  let crowded = false;

  function drawnLines() {
    crowded = shownEdges.length > 1200;
    const pairs = new Map();
    for (const shown of shownEdges) {
      const { from, to } = shown.edge;
      const key = from < to ? `${from} ${to}` : `${to} ${from}`;
      if (!pairs.has(key)) pairs.set(key, []);
      pairs.get(key).push(shown);
    }
    const made = [];
    lines = new Map();
    for (const group of pairs.values()) {
      const bundles = new Map();
      for (const shown of group) {
        const { edge } = shown;
        const key = group.length > 4 ? `${edge.from}-${edge.to}-${edge.status}` : edge.id;
        if (!bundles.has(key)) bundles.set(key, []);
        bundles.get(key).push(shown);
      }
      let slot = -(bundles.size - 1) / 2;
      for (const [id, bundle] of bundles) {
        lines.set(id, bundle);
        made.push(line(id, bundle, slot));
        slot += 1;
      }
    }
    return made;
  }

  function line(id, bundle, slot) {
    const { edge } = bundle[0];
    const total = bundle.reduce((sum, shown) => sum + shown.claims.length, 0);
    const tone = { asserted: ink("--edge"), inferred: ink("--edge"), denied: ink("--denied"), unsure: ink("--unsure") }[edge.status];
    const bend = edge.from < edge.to ? slot : -slot;
    const near = focus === null || focus.has(id);
    const label = bundle.length > 1 ? count(words.relations_merged, bundle.length) : data.relations[edge.relation].label;
    const text = edge.status === "denied" ? say(words.denied_label, { label }) : label;
    // vis-network misplaces a slanted label on a line that is level to the pixel.
    const level = nodes.get(edge.from).y === nodes.get(edge.to).y;
    const bare = crowded && (focus === null || !near);
    return {
      id, from: edge.from, to: edge.to, words: text, label: "", width: bare ? 2 : 1.1,
      arrows: { to: { enabled: !bare, scaleFactor: 0.55 } },
      dashes: { asserted: false, inferred: [10, 3, 2, 3], denied: [7, 4], unsure: [2, 4] }[edge.status],
      thickness: Math.min(1.1 + Math.log2(total) * 0.7, 4.5),
      color: { color: tone, highlight: tone, hover: tone, opacity: !near ? 0.18 : bare ? 0.4 : 1 },
      smooth: bend === 0 ? { enabled: false } : { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.min(Math.abs(bend) * 0.28, 0.9) },
      font: { size: 14, face: ink("--text"), color: edge.status === "denied" ? ink("--denied") : ink("--soft"), strokeWidth: 0, background: ink("--paper"), align: level ? "horizontal" : "middle" },
      scaling: { label: { drawThreshold: 4 } }, selectionWidth: 1.2, hoverWidth: 0.6, selfReference: { size: 24, angle: Math.PI / 4 },
    };
  }

  let focus = null; // ids of the nodes and lines near the selection, or null
  function setFocus() {
    const { selected } = state;
    if (selected === null) { focus = null; return; }
    focus = new Set([selected.id]);
    for (const [id, bundle] of lines) {
      const { from, to } = bundle[0].edge;
      if (selected.kind === "node" ? from === selected.id || to === selected.id : id === selected.id) {
        focus.add(id).add(from).add(to);
      }
    }
  }

  function redraw() {
    select();
    drawnLines();
    if (state.selected && state.selected.kind === "line" && !lines.has(state.selected.id)) state.selected = null;
    setFocus();
    const made = drawnLines();
    edges.clear();
    edges.add(made);
    const seen = new Set(made.flatMap((one) => [one.from, one.to]));
    for (const node of data.nodes) if (state.families.has(node.family) && loose(node).length) seen.add(node.id);
    if (state.selected && state.selected.kind === "node") seen.add(state.selected.id);
    const paper = ink("--paper");
    const wide = state.status.unsure || (openShown() && closed > 0);
    const moved = wide !== isWide;
    isWide = wide;
    nodes.update(data.nodes.map((node) => {
      const tone = colour(node.family);
      const near = focus === null || focus.has(node.id);
      return {
        id: node.id, hidden: !seen.has(node.id), x: wide ? node.wide[0] : node.x, y: wide ? node.wide[1] : node.y, opacity: near ? 1 : 0.25, borderWidth: 1.5, borderWidthSelected: 3,
        color: { background: tone, border: paper, highlight: { background: tone, border: ink("--ink") }, hover: { background: tone, border: ink("--soft") } },
        font: { size: 17, face: ink("--text"), color: near ? ink("--ink") : "rgba(128,128,128,0.4)", strokeWidth: 4, strokeColor: paper },
      };
    }));
    if (network) network.setSelection({ nodes: state.selected && state.selected.kind === "node" ? [state.selected.id] : [], edges: state.selected && state.selected.kind === "line" ? [state.selected.id] : [] }, { highlightEdges: false });
    const claims = new Set(shownEdges.flatMap((shown) => shown.claims));
    for (const node of data.nodes) if (seen.has(node.id)) loose(node).forEach((claim) => claims.add(claim));
    const documents = new Set([...claims].map((claim) => claim.document));
    byId("counts").textContent = [count(words.entities, seen.size), count(words.claims, claims.size), count(words.documents, documents.size)].join(" · ");
    byId("notice").hidden = seen.size > 0;
    byId("notice").textContent = data.nodes.length ? words.nothing : words.empty;
    shownNodes = data.nodes.filter((node) => seen.has(node.id));
    if (network && moved) fit(false);
    letter();
    return seen;
  }

  const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  // Names as on a map: the most cited first, each where no other stands, never too small to read.
  let shownNodes = [];
  let isWide = false;
  function letter() {
    if (!network) return;
    const scale = network.getScale();
    const pixel = 1 / scale;
    const taken = [];
    const first = (node) => (focus === null || focus.has(node.id) ? 0 : 1);
    const ordered = [...shownNodes].sort((a, b) => first(a) - first(b) || b.weight - a.weight);
    const places = network.getPositions(ordered.map((node) => node.id));
    nodes.update(ordered.map((node) => {
      const size = Math.max(node.size, (crowded ? 3 : 4.5) * pixel);
      const font = Math.max(node.weight > 8 ? 19 : 16, 12 * pixel);
      const lines = node.short.split("\n");
      const half = Math.max(...lines.map((text) => text.length)) * font * 0.29;
      const { x, y } = places[node.id];
      const box = [x - half, y + size, x + half, y + size + lines.length * font * 1.2 + 4 * pixel];
      const near = focus !== null && focus.has(node.id);
      const free = near || !taken.some((other) => overlap(box, other));
      taken.push([x - size * 0.8, y - size * 0.8, x + size * 0.8, y + size * 0.8]);
      if (free) taken.push(box);
      return { id: node.id, size, label: free ? node.short : "", font: { ...nodes.get(node.id).font, size: font, strokeWidth: Math.max(4, 3 * pixel) } };
    }));
    if (crowded && focus === null) return;
    // A relation is named where its line is long enough for the words, or near what is selected.
    const urgent = (edge) => (edge.dashes ? 0 : 1);
    edges.update(edges.get().sort((a, b) => urgent(a) - urgent(b)).map((edge) => {
      const [a, b] = [places[edge.from], places[edge.to]];
      const size = Math.max(focus === null ? 13 : 14, 10.5 * pixel);
      const length = Math.hypot(a.x - b.x, a.y - b.y) || 1;
      const half = (edge.words.length * size * 0.47) / 2;
      const fits = 2 * half + nodeOf.get(edge.from).size + nodeOf.get(edge.to).size + 12 * pixel < length;
      const spots = [-0.9, -0.45, 0, 0.45, 0.9].map((t) => {
        const [x, y] = [(a.x + b.x) / 2 + (t * half * (b.x - a.x)) / length, (a.y + b.y) / 2 + (t * half * (b.y - a.y)) / length];
        return [x - size / 3, y - size / 3, x + size / 3, y + size / 3];
      });
      const hidden = !edge.smooth.enabled && spots.some((spot) => taken.some((box) => overlap(spot, box)));
      if (fits && !hidden) taken.push(...spots);
      const near = focus === null ? fits && !hidden : focus.has(edge.id);
      return { id: edge.id, width: Math.max(edge.thickness, 0.9 * pixel), label: near ? edge.words : "", font: { ...edge.font, size } };
    }));
  }

  const openShown = () => data.relations.some((relation, i) => relation.open && state.relations.has(i));
  // Claims of a node alone (no object, a date): they have no line, but belong to the node.
  const loose = (node) => heard(node.claims).filter((claim) => allowed(claim) && (!claim.open || openShown()));

  // ---- the panel ---------------------------------------------------------------------------
  const panel = byId("panel");
  const go = (selected, remember = true) => {
    if (remember) state.history.push(state.selected);
    state.selected = selected;
    refresh();
    panel.scrollTop = 0;
  };
  const goNode = (id) => {
    go({ kind: "node", id });
    if (network) network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: motion() });
  };
  const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

  function entityButton(id, className = "") {
    const node = nodeOf.get(id);
    return element("button", { class: className, text: node.label, click: () => goNode(id) });
  }

  function marked(claim) {
    const letters = Array.from(data.sentences[claim.sentence]); // offsets count characters, not UTF-16 units
    const quote = element("blockquote");
    let at = 0;
    for (const [start, end, role] of claim.marks) {
      if (start > at) quote.append(letters.slice(at, start).join(""));
      quote.append(element("mark", { class: role, text: letters.slice(start, end).join("") }));
      at = end;
    }
    quote.append(letters.slice(at).join(""));
    return quote;
  }

  function statement(claim, edge) {
    const subject = edge ? entityButton(edge.from) : element("span", { text: claim.subject || "?" }); // nobody knows who
    const object = edge ? entityButton(edge.to) : element("span", { text: claim.object });
    return element("p", { class: "statement" }, [subject, " ", element("span", { class: "verb", text: claim.label }), " ", object]);
  }

  function card(claim, edge, withStatement) {
    const status = statusOf(claim);
    const badges = [];
    if (claim.negated) badges.push(element("span", { class: "badge denied", text: words.modality.denied }));
    if (claim.modality !== "asserted") badges.push(element("span", { class: "badge", text: words.modality[claim.modality] || claim.modality }));
    if (claim.state) badges.push(element("span", { class: "badge", text: words.state[claim.state] || claim.state }));
    if (claim.inferred) {
      const text = claim.rule ? `${words.inferred} (${claim.rule})` : words.inferred;
      badges.push(element("span", { class: "badge", text }));
    }
    let holder = element("span", { text: words.by_document });
    if (claim.holder !== null) {
      const known = data.holders[claim.holder];
      const text = say(words.according_to, { name: known.label });
      holder = known.node ? element("button", { class: "holder", text, click: () => goNode(known.node) }) : element("span", { class: "holder", text });
    }
    const facts = [claim.time && when(claim.time), claim.place].filter(Boolean);
    const line = element("p", { class: "line" }, [...badges, holder, ...facts.map((fact) => element("span", { text: `· ${fact}` }))]);
    const source = data.documents[claim.document];
    const title = source.url
      ? element("a", { text: source.title, attributes: { href: source.url, target: "_blank", rel: "noopener noreferrer", title: words.open_source } })
      : element("span", { text: source.title });
    const rest = [source.source, source.date && when(source.date)].filter(Boolean).map((text) => ` · ${text}`).join("");
    return element("article", { class: `card ${status}` }, [
      withStatement ? statement(claim, edge) : null, line, marked(claim),
      element("p", { class: "source" }, [title, rest]),
    ]);
  }

  // Claims of one line stand together under one statement.
  function groups(bundle, first = 30) {
    const box = element("div", { class: "cards" });
    const show = (some) => box.append(...some.map(({ edge, claims }) => element("section", { class: "group" }, [
      statement(claims[0], edge), ...claims.map((claim) => card(claim, edge, false)),
    ])));
    show(bundle.slice(0, first));
    const rest = bundle.slice(first);
    if (rest.length) {
      const n = rest.reduce((sum, { claims }) => sum + claims.length, 0);
      const more = element("button", { class: "more", text: count(words.more, n), click: () => { more.remove(); show(rest); } });
      box.append(more);
    }
    return box;
  }
  const cards = (claims) => element("div", { class: "cards" }, claims.map((claim) => card(claim, null, true)));

  const backButton = () => element("button", { class: "back", text: `← ${words.back}`, click: () => go(state.history.pop() || null, false) });
  const rows = (items) => element("ul", { class: "rows" }, items.map((item) => element("li", {}, [item])));

  function overview(seen) {
    const ranked = data.nodes.filter((node) => seen.has(node.id));
    const entityRow = (node) => element("button", { class: "row", click: () => goNode(node.id), attributes: { "data-node": node.id } }, [
      glyph(node.family), element("span", { class: "name", text: node.label }), element("span", { class: "n", text: number.format(node.weight) }),
    ]);
    const parts = [element("p", { class: "hint", text: words.overview_hint })];
    const quarrels = contradictions();
    if (quarrels.length) parts.push(element("h4", { text: words.contradictions }), rows(quarrels.slice(0, 8).map(([id, edge]) => element("button", { class: "row", click: () => go({ kind: "line", id }), attributes: { "data-line": id } }, [
      stroke("denied"), element("span", { class: "name", text: `${nodeOf.get(edge.from).label} ${data.relations[edge.relation].label} ${nodeOf.get(edge.to).label}` }),
    ]))));
    if (ranked.length) parts.push(element("h4", { text: words.most_connected }), rows(ranked.slice(0, 200).map(entityRow)));
    panel.replaceChildren(...parts);
  }

  // The same subject, relation and object stated by one and denied by another.
  function contradictions() {
    const key = ({ edge }) => `${edge.from} ${edge.relation} ${edge.to}`;
    const asserted = new Set(shownEdges.filter(({ edge }) => edge.status === "asserted").map(key));
    const found = [];
    for (const [id, bundle] of lines) {
      const clash = bundle.find((shown) => shown.edge.status === "denied" && asserted.has(key(shown)));
      if (clash) found.push([id, clash.edge]);
    }
    return found;
  }

  function head(node) {
    const known = [node.type || data.families[node.family].label];
    if (node.names.length) known.push(say(words.also_known, { name: node.names.slice(0, 6).join(", ") }));
    return element("div", { class: "head" }, [glyph(node.family), element("div", {}, [element("h3", { text: node.label }), ...known.map((text) => element("p", { class: "under", text }))])]);
  }

  function nodePanel(id) {
    const node = nodeOf.get(id);
    const bundle = shownEdges.filter(({ edge }) => edge.from === id || edge.to === id).sort((x, y) => y.claims.length - x.claims.length);
    const alone = loose(node);
    const parts = [backButton(), head(node)];
    if (bundle.length) parts.push(groups(bundle));
    if (alone.length) parts.push(element("h4", { text: words.other_claims }), cards(alone));
    if (!bundle.length && !alone.length) parts.push(element("p", { class: "under", text: words.nothing }));
    panel.replaceChildren(...parts);
  }

  function linePanel(id) {
    const bundle = lines.get(id);
    const { edge } = bundle[0];
    const parts = [backButton()];
    // What is denied here may be asserted elsewhere, and the reader must see both.
    const relations = new Set(bundle.map((shown) => shown.edge.relation));
    const others = shownEdges.filter((shown) => !bundle.includes(shown) && relations.has(shown.edge.relation) && shown.edge.from === edge.from && shown.edge.to === edge.to);
    const all = [...bundle, ...others];
    const one = relations.size === 1;
    const verb = one ? data.relations[edge.relation].label : count(words.relations_merged, relations.size);
    parts.push(element("p", { class: "triple" }, [entityButton(edge.from), " ", element("span", { class: "verb", text: one ? verb : `→ ${verb} →` }), " ", entityButton(edge.to)]));
    if (one) parts.push(element("div", { class: "cards" }, all.flatMap((shown) => shown.claims.map((claim) => card(claim, shown.edge, false)))));
    else parts.push(groups(all));
    panel.replaceChildren(...parts);
  }

  function refresh() {
    const seen = redraw();
    if (state.selected === null) { state.history = []; overview(seen); }
    else if (state.selected.kind === "node") nodePanel(state.selected.id);
    else linePanel(state.selected.id);
  }

  // ---- filters -----------------------------------------------------------------------------
  function choice(type, name, text, n, checked, change, picture = null) {
    const input = element("input", { attributes: { type, name } });
    input.checked = checked;
    const label = element("label", { class: checked || type === "radio" ? "choice" : "choice off", attributes: { title: text } }, [
      input, picture, element("span", { class: "name", text }), n === null ? null : element("span", { class: "n", text: number.format(n) }),
    ]);
    input.addEventListener("change", () => { if (type === "checkbox") label.classList.toggle("off", !input.checked); change(input.checked); refresh(); });
    return label;
  }
  const tally = (numbers) => { const n = new Map(); for (const i of numbers) n.set(i, (n.get(i) || 0) + 1); return n; };

  function buildFilters() {
    const holders = tally(data.claims.map((claim) => claim.holder));
    const ranked = [...data.holders.keys()].sort((a, b) => holders.get(b) - holders.get(a) || collator.compare(data.holders[a].label, data.holders[b].label));
    byId("lens").replaceChildren(
      choice("radio", "lens", words.everyone, data.claims.length, true, () => { state.lens = "all"; }),
      choice("radio", "lens", words.documents_themselves, holders.get(null) || 0, false, () => { state.lens = "document"; }),
      ...ranked.map((i) => choice("radio", "lens", data.holders[i].label, holders.get(i), false, () => { state.lens = i; })),
    );
    const statuses = tally(data.claims.map(statusOf));
    byId("certainty").replaceChildren(...Object.keys(state.status).filter((status) => status !== "inferred" || statuses.has(status)).map((status) =>
      choice("checkbox", status, words[status], statuses.get(status) || 0, state.status[status], (on) => { state.status[status] = on; }, stroke(status))));
    const families = tally(data.nodes.map((node) => node.family));
    byId("types").replaceChildren(...[...data.families.keys()].filter((i) => families.has(i)).map((i) =>
      choice("checkbox", "type", data.families[i].label, families.get(i), true, (on) => { if (on) state.families.add(i); else state.families.delete(i); }, glyph(i))));
    buildRelations();
  }

  function buildRelations() {
    const claimsOf = new Map();
    for (const edge of data.edges) claimsOf.set(edge.relation, (claimsOf.get(edge.relation) || 0) + edge.claims.length);
    const ranked = [...claimsOf.keys()].sort((a, b) => claimsOf.get(b) - claimsOf.get(a) || collator.compare(data.relations[a].label, data.relations[b].label));
    const open = ranked.filter((i) => data.relations[i].open);
    const named = ranked.filter((i) => !data.relations[i].open);
    const toggle = (i) => (on) => { if (on) state.relations.add(i); else state.relations.delete(i); };
    const parts = named.map((i) => choice("checkbox", "relation", data.relations[i].label, claimsOf.get(i), state.relations.has(i), toggle(i)));
    if (open.length) {
      const total = open.reduce((sum, i) => sum + claimsOf.get(i), 0);
      parts.push(choice("checkbox", "open", words.open_relations, total, open.some((i) => state.relations.has(i)), (on) => open.forEach((i) => toggle(i)(on))));
    }
    byId("relations").replaceChildren(...parts);
  }
  const setRelations = (on) => { data.relations.forEach((relation, i) => { if (!relation.open || !closed) { if (on) state.relations.add(i); else state.relations.delete(i); } }); buildRelations(); refresh(); };
  byId("relations-all").addEventListener("click", () => setRelations(true));
  byId("relations-none").addEventListener("click", () => setRelations(false));

  // ---- search ------------------------------------------------------------------------------
  const search = byId("search");
  const found = byId("found");
  let active = -1;
  const folded = data.nodes.map((node) => [node, [node.label, ...node.names].map(fold)]);
  function suggest() {
    const asked = fold(search.value.trim());
    active = -1;
    search.removeAttribute("aria-activedescendant");
    if (!asked) { closeSearch(); return; }
    const hits = folded
      .map(([node, names]) => [node, Math.min(...names.map((name) => { const at = name.indexOf(asked); return at < 0 ? 9 : at === 0 ? 0 : /[\s'’-]/.test(name[at - 1]) ? 1 : 2; }))])
      .filter(([, rank]) => rank < 9).sort((a, b) => a[1] - b[1] || b[0].weight - a[0].weight).slice(0, 12);
    found.replaceChildren(...(hits.length
      ? hits.map(([node], i) => element("li", { attributes: { role: "option", id: `found-${i}`, "data-node": node.id, "aria-selected": "false" }, click: () => pick(node.id) }, [glyph(node.family), element("span", { text: node.label })]))
      : [element("li", { class: "empty", text: words.search_none })]));
    found.hidden = false;
    search.setAttribute("aria-expanded", "true");
  }
  function closeSearch() { found.hidden = true; search.setAttribute("aria-expanded", "false"); }
  function pick(id) {
    closeSearch();
    search.value = "";
    state.families.add(nodeOf.get(id).family);
    goNode(id);
    panel.focus({ preventScroll: true });
  }
  search.addEventListener("input", suggest);
  search.addEventListener("keydown", (event) => {
    const entries = [...found.querySelectorAll("[role=option]")];
    if (event.key === "Escape") { search.value = ""; closeSearch(); event.stopPropagation(); return; }
    if (event.key === "Enter" && entries.length) { pick(entries[Math.max(active, 0)].dataset.node); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (!entries.length) return;
    if (event.key === "ArrowDown") active = (active + 1) % entries.length;
    else active = (active <= 0 ? entries.length : active) - 1;
    entries.forEach((entry, i) => entry.setAttribute("aria-selected", String(i === active)));
    search.setAttribute("aria-activedescendant", entries[active].id);
    entries[active].scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("pointerdown", (event) => { if (!event.target.closest(".search")) closeSearch(); });

  // ---- the rest of the page ----------------------------------------------------------------
  const filters = byId("filters");
  byId("filters-open").addEventListener("click", () => byId("filters-open").setAttribute("aria-expanded", String(filters.classList.toggle("open"))));
  const setTheme = (name) => { document.documentElement.dataset.theme = name; };
  setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  byId("theme").addEventListener("click", () => {
    setTheme(dark() ? "light" : "dark");
    document.querySelectorAll("[data-family] path").forEach((path) => path.setAttribute("fill", colour(Number(path.parentNode.dataset.family))));
    refresh();
  });
  if (data.total > data.nodes.length) {
    byId("note").hidden = false;
    byId("note").textContent = say(words.truncated, { shown: number.format(data.nodes.length), total: number.format(data.total) });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && filters.classList.contains("open")) { filters.classList.remove("open"); byId("filters-open").setAttribute("aria-expanded", "false"); }
    else if (event.key === "Escape" && state.selected) go(null, false);
    else if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); }
  });

  buildFilters();
  redraw();
  network = new vis.Network(byId("canvas"), { nodes, edges }, options);
  network.on("click", (event) => {
    if (event.nodes.length) go({ kind: "node", id: event.nodes[0] });
    else if (event.edges.length) go({ kind: "line", id: event.edges[0] });
    else if (state.selected) go(null, false);
  });
  const cursor = (name) => () => { network.canvas.body.container.style.cursor = name; };
  network.on("hoverNode", cursor("pointer"));
  network.on("hoverEdge", cursor("pointer"));
  network.on("blurNode", cursor("default"));
  network.on("blurEdge", cursor("default"));
  byId("fit").addEventListener("click", () => fit(motion()));
  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(letter, 60); };
  for (const name of ["zoom", "animationFinished", "dragEnd", "resize"]) network.on(name, later);
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  refresh();
  fit(false);
  letter();
  // For tests and for whoever embeds the page.
  window.kgExplorer = { network, state, lines: () => [...lines.keys()], select: go, edge: (id) => edgeOf.get(id) };
  document.documentElement.dataset.ready = "true";
})();
