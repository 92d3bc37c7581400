/** The top of the page: title, search, basket, print, light or dark. */
import { useApp } from "../state/app.ts";
import { IconButton } from "./glyphs.tsx";
import { SearchBox } from "./searchbox.tsx";
import { To } from "./things.tsx";

export function Bar() {
  const { title, speech, route, go, toggleTheme } = useApp();
  const kept = route.keep.length;
  return (
    <header class="bar">
      <h1>
        <To to={{ view: "desk", of: "" }} current={route.view === "desk"}>
          {title}
        </To>
      </h1>
      <SearchBox />
      <nav aria-label={speech.say("tools")}>
        <IconButton
          icon="desk"
          name={speech.say("desk")}
          onClick={() => go({ view: "desk", of: "" })}
          pressed={route.view === "desk"}
        />
        <IconButton
          icon="pin"
          name={speech.say("basket")}
          onClick={() => go({ view: "basket", of: "" })}
          pressed={route.view === "basket"}
          {...(kept ? { badge: speech.number(kept) } : {})}
        />
        <IconButton icon="print" name={speech.say("print")} onClick={() => print()} />
        <IconButton icon="theme" name={speech.say("theme")} onClick={toggleTheme} />
      </nav>
    </header>
  );
}
