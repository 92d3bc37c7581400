/** A picture that stands in the page as a file of its own: what its style sheet says is written into it. */

const STYLES = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin"],
  ...["paint-order", "vector-effect", "text-anchor", "font-size", "font-weight", "letter-spacing"],
];

/** Return an SVG of the page as text that looks the same anywhere, on the page's paper. */
export function inlined(svg: SVGSVGElement | null): string {
  if (!svg) return "";
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((one, i) => {
    const style = getComputedStyle(originals[i] as Element);
    for (const name of STYLES) one.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "role", "aria-label"]) one.removeAttribute(name);
  });
  const paper = document.createElementNS(svg.namespaceURI, "rect");
  const [x = "0", y = "0", width = "0", height = "0"] = (svg.getAttribute("viewBox") ?? "").split(" ");
  const fill = getComputedStyle(svg).backgroundColor;
  for (const [name, value] of Object.entries({ x, y, width, height, fill })) paper.setAttribute(name, value);
  copy.prepend(paper);
  copy.setAttribute("font-family", "sans-serif");
  return new XMLSerializer().serializeToString(copy);
}
