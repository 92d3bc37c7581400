/** How a view leaves the page as a picture. */
import { useApp } from "../state/app.ts";
import { pngOf, save, textFile } from "../text/exports.ts";

/** Buttons that save what is seen as PNG and SVG. */
export function Pictures({ of }: { of: () => string }) {
  const { announce, speech } = useApp();
  const saved = () => announce(speech.say("saved"));
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() =>
          void pngOf(of()).then((file) => {
            save("kg.png", file);
            saved();
          })
        }
      >
        PNG
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          save("kg.svg", textFile("image/svg+xml", of()));
          saved();
        }}
      >
        SVG
      </button>
    </>
  );
}
