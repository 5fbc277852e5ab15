// Sends votes from within the page and keeps its sections up to date. All works without it, too.
//
// The server sends an element whose id is the section's; it replaces the one on the page. When the
// stream is opened, the page says what it shows, and gets exactly what differs.
(() => {
  "use strict";

  const root = document.documentElement;

  // --- How many may be chosen; the server refuses what is too much anyway

  const limit = (paper, last) => {
    const all = Array.from(paper.querySelectorAll("input[type=checkbox]"));
    const abstains = (box) => box.closest("[data-abstain]") !== null;
    if (last?.checked) {
      for (const box of all) if (abstains(box) !== abstains(last)) box.checked = false;
    }
    const chosen = all.filter((box) => box.checked && !abstains(box)).length;
    const full = chosen >= Number(paper.dataset.most);
    for (const box of all) box.disabled = full && !box.checked && !abstains(box);
  };

  const limitAll = (element) => {
    for (const paper of element.querySelectorAll("[data-most]")) limit(paper);
  };

  document.addEventListener("change", (event) => {
    const paper = event.target.closest("[data-most]");
    if (paper) limit(paper, event.target);
  });
  window.addEventListener("pageshow", () => limitAll(document)); // also as it was when left

  const parse = (html) => document.createRange().createContextualFragment(html);
  // --- A vote is one request: its receipt, or why there is none, is shown beside the ballot

  const FRAGMENT = "text/vnd.rostrum.fragment+html";
  const BUSY = [0, 429, 502, 503, 504]; // 0: no answer
  const RETRIES = [2000, 4000, 8000, 16000]; // pauses in ms, half of each at random

  // Of a visitor who votes; an old browser sends its forms as without script.
  const words = AbortSignal.timeout && document.getElementById("vote-words")?.content;
  const word = (name) => words.querySelector("." + name).cloneNode(true);
  const formOf = (id) => document.querySelector(`#${id}[data-cast], #${id} [data-cast]`);
  const lock = (id, locked) => {
    for (const part of formOf(id)?.querySelectorAll("fieldset") ?? []) part.disabled = locked;
  };

  const say = (id, ...parts) => {
    let place = document.getElementById("answer-" + id);
    if (!place) {
      place = word("answer");
      place.id = "answer-" + id;
      (document.querySelector(`#${id} + .mine`) || document.getElementById(id)).after(place);
    }
    place.replaceChildren(...parts);
    place.querySelector(".stuck button")?.setAttribute("form", formOf(id)?.id);
    place.scrollIntoView({ block: "nearest" });
  };

  const post = async (action, body) => {
    try {
      const signal = AbortSignal.timeout(15000); // ms: nginx may wait for longer
      const how = { method: "POST", redirect: "manual", keepalive: true }; // also when she leaves
      const response = await fetch(action, { ...how, body, signal, headers: { Accept: FRAGMENT } });
      const ours = response.headers.get("Content-Type")?.startsWith(FRAGMENT);
      const fragment = ours && parse(await response.text());
      return { fragment, status: response.type === "opaqueredirect" ? 303 : response.status };
    } catch {
      return { status: 0 };
    }
  };

  // Shows the receipt, and all else as it would be if the page were loaded anew.
  const voted = (id, fragment) => {
    const [note, receipt] = fragment.children;
    const form = formOf(id);
    document.querySelector(`#${id} + .mine`)?.remove();
    document.getElementById(id).after(note);
    say(id, receipt);
    if (form?.id === id) form.hidden = true; // of several papers: those missing are named now
    for (const part of form?.elements ?? []) {
      if (part.name === "choice") part.checked = receipt.matches(`[data-chosen~="${part.value}"]`);
      if (part.matches("[data-vote]")) part.disabled = receipt.dataset.may !== "true";
    }
    limitAll(document);
  };

  // The same vote again is answered with the same receipt: trying again does no harm.
  const cast = async (form) => {
    const id = (form.closest("[data-v]") || form).id;
    const body = new URLSearchParams(new FormData(form));
    lock(id, true);
    say(id, word("sending"));
    let { fragment, status } = await post(form.action, body);
    for (const longest of RETRIES) {
      if (!BUSY.includes(status)) break;
      say(id, fragment || word("unsent"), word("again"));
      await new Promise((go) => setTimeout(go, longest * (0.5 + Math.random() / 2)));
      ({ fragment, status } = await post(form.action, body));
    }
    lock(id, false);
    if (BUSY.includes(status)) say(id, fragment || word("unsent"), word("stuck"));
    else if (!fragment) say(id), formOf(id)?.submit(); // not what was expected: as without script
    else if (status === 200) voted(id, fragment);
    else say(id, fragment);
    document.querySelector(`#answer-${id} [tabindex]`)?.focus({ preventScroll: true });
  };

  document.addEventListener("submit", (event) => {
    if (!words || !event.target.matches("[data-cast]")) return;
    event.preventDefault();
    cast(event.target);
  });
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector(".sending, .again")) event.preventDefault(); // asks whether to leave
  });

  const address = root.dataset.liveUrl;
  if (!address || !window.ReadableStream) return;

  const FIRST_PAUSE = 500; // ms, doubled with each failure
  const LONGEST_PAUSE = 30000;
  const STEADY = 10000; // a stream that lasted so long starts counting anew
  const LONGEST_HAVE = 12000; // characters; a longer address would be refused
  const SILENCE = 70000; // the server speaks every 25 s: after so long the line is dead

  let stream = null; // the AbortController of the open stream
  let timer = 0; // of the next try
  let watchdog = 0;
  let failures = 0;
  let pause = FIRST_PAUSE;
  const show = (state) => (root.dataset.live = state);

  // What the page shows now: id:hash,id:hash
  const have = () =>
    Array.from(document.querySelectorAll("[data-v][id]"), (e) => e.id + ":" + e.dataset.v).join();

  // --- Applying an event

  const kindOf = (id) => id.replace(/-\d+$/, "");

  const insert = (element) => {
    const slot = document.querySelector(`[data-slot~="${kindOf(element.id)}"]`);
    if (!slot) return; // not shown on this page
    const order = Number(element.dataset.order);
    const next = Array.from(slot.children).find((e) => Number(e.dataset.order) < order);
    slot.insertBefore(element, next || null);
  };

  const replace = (old, element) => {
    const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
    const open = Array.from(old.querySelectorAll("details[open][id]"), (e) => e.id);
    const ticked = Array.from(old.querySelectorAll("input:checked[id]"), (e) => e.id);
    old.replaceWith(element);
    for (const id of ticked) document.getElementById(id)?.setAttribute("checked", "");
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };

  const apply = (id, html) => {
    const element = parse(html).firstElementChild;
    const old = document.getElementById(id);
    if (element?.id !== id || old?.dataset.v === element.dataset.v) return;
    // Everybody gets the same form; for those who may not use it, or not now, it is disabled here.
    const off = root.dataset.voter !== "true" || old?.querySelector("[data-vote]:disabled");
    if (off) element.querySelector("[data-vote]")?.setAttribute("disabled", "");
    if (old) replace(old, element);
    else insert(element);
    countDown();
  };

  const receive = (event) => {
    let name = "";
    const data = [];
    for (const line of event.split("\n")) {
      const colon = line.indexOf(":");
      if (colon < 1) continue; // a comment: the heartbeat
      const value = line.slice(colon + 1).replace(/^ /, "");
      const field = line.slice(0, colon);
      if (field === "event") name = value;
      else if (field === "data") data.push(value);
      else if (field === "retry" && /^\d+$/.test(value)) pause = Number(value);
    }
    if (name && name !== "goodbye") apply(name, data.join("\n"));
  };

  // --- The stream

  const watch = (controller) => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => controller.abort(), SILENCE);
  };

  const read = async (response, controller) => {
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      watch(controller);
      const events = (rest + decoder.decode(value, { stream: true })).split("\n\n");
      rest = events.pop();
      events.forEach(receive);
    }
  };

  const connect = async () => {
    const controller = new AbortController();
    stream = controller;
    show("connecting");
    watch(controller);
    let began = 0;
    try {
      const shown = encodeURIComponent(have());
      const known = shown.length > LONGEST_HAVE ? "" : "&have=" + shown;
      const response = await fetch(address + known, {
        headers: { Accept: "text/event-stream" },
        cache: "no-store",
        signal: controller.signal,
      });
      if ([401, 403, 404, 410].includes(response.status)) {
        stop(); // not ours to see any more: asking again will not help
        return;
      }
      if (response.ok) {
        began = Date.now();
        show("on");
        await read(response, controller);
      }
    } catch {
      // Refused, cut or silent: all the same, another try follows.
    }
    if (stream === controller) again(began);
  };

  const again = (began) => {
    failures = began && Date.now() - began > STEADY ? 0 : failures + 1;
    const longest = Math.min(LONGEST_PAUSE, pause * 2 ** Math.min(failures, 10));
    show("connecting");
    clearTimeout(watchdog);
    // Half of it at random, so that a crowd that was cut off together does not come back together.
    timer = setTimeout(connect, longest * (0.5 + Math.random() / 2));
  };

  const stop = () => {
    clearTimeout(timer);
    clearTimeout(watchdog);
    const controller = stream;
    stream = null;
    controller?.abort();
    show("off");
  };

  const start = () => {
    if (document.hidden) return;
    stop();
    failures = 0;
    pause = FIRST_PAUSE;
    connect();
  };

  // --- Countdowns run by the server's clock

  const navigation = performance.getEntriesByType("navigation")[0];
  const loaded = performance.timeOrigin + (navigation ? navigation.responseStart : 0);
  const ahead = Number(root.dataset.now) - loaded;

  const countDown = () => {
    for (const element of document.querySelectorAll("time[data-until]")) {
      const left = Math.max(0, Math.ceil((Number(element.dataset.until) - Date.now() - ahead) / 1000));
      const text = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
      if (element.textContent !== text) element.textContent = text;
    }
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : start()));
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", (event) => event.persisted && start());
  window.addEventListener("online", start);
  setInterval(countDown, 500);
  countDown();
  start();
})();
