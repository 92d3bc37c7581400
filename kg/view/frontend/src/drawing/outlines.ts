/** Shapes of families of classes, in a box of 14 by 14. */
export const OUTLINES: Record<string, string> = {
  dot: "M7 1.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z",
  square: "M2 2h10v10H2z",
  triangle: "M7 1.5 13 12H1z",
  triangleDown: "M1 2h12L7 12.5z",
  diamond: "M7 .8 13.2 7 7 13.2.8 7z",
  hexagon: "M3.8 1.6h6.4L13.4 7l-3.2 5.4H3.8L.6 7z",
  star: "m7 .8 1.8 4 4.4.5-3.3 3 .9 4.3L7 10.4l-3.8 2.2.9-4.3-3.3-3 4.4-.5z",
};
