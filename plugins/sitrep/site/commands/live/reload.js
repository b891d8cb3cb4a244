// Loads the page again when it was made of another state of the site than the one that is served.
// A page that nobody sees does not listen: a browser keeps few connections to one server.
"use strict";
{
  const state = new URL(document.currentScript.src).search.slice(1);
  let events = null;
  const listen = () => {
    if (document.visibilityState === "hidden") {
      events?.close();
      events = null;
    } else if (events === null) {
      events = new EventSource("/.serve/events");
      events.onmessage = (message) => {
        if (message.data !== state) {
          events.close();
          location.reload();
        }
      };
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
