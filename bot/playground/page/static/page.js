"use strict";
// Five things the server cannot do alone: show what is new, send forms without a reload,
// name the file that is attached, offer commands as they are typed, and keep a modal in front. Without it the page still works.

const one = (id) => document.getElementById(id);
const drawn = new WeakMap(); // what the server last drew, whatever the reader has opened since
const remember = (root) => {
  for (const each of root.querySelectorAll("[data-live], [data-keyed] > li")) drawn.set(each, each.innerHTML);
};
let version = document.body.dataset.version;
let sending = 0;

// ---- showing what is new

function replace(old, fresh) {
  if (drawn.get(old) === fresh.innerHTML) return;
  drawn.set(old, fresh.innerHTML);
  const focused = old.contains(document.activeElement) ? document.activeElement.id : null;
  old.innerHTML = fresh.innerHTML;
  const open = old.classList.contains("open"); // a panel that somebody opened stays so
  old.className = fresh.className;
  old.classList.toggle("open", open);
  if (focused !== null) (one(focused) ?? one("say") ?? one("main")).focus();
}

function merge(list, fresh) {
  const added = [];
  for (const old of [...list.children]) if (!fresh.querySelector(`#${CSS.escape(old.id)}`)) old.remove();
  [...fresh.children].forEach((item, place) => {
    const old = one(item.id);
    if (old) return replace(old, item);
    const clone = document.importNode(item, true);
    drawn.set(clone, clone.innerHTML);
    clone.removeAttribute("data-first-unread"); // it is being looked at
    list.insertBefore(clone, list.children[place] ?? null);
    added.push(clone);
  });
  return added;
}

function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  version = fresh.body.dataset.version;
  document.title = fresh.title;
  for (const old of document.querySelectorAll("[data-live]")) {
    const now = fresh.getElementById(old.id);
    if (now) replace(old, now);
  }
  for (const list of document.querySelectorAll("[data-keyed]")) {
    const now = fresh.getElementById(list.id);
    const added = now ? merge(list, now) : [];
    if (added.length === 0) continue;
    one("heard").textContent = added.map((item) => item.dataset.said).join(". ");
    for (const item of document.querySelectorAll(".just-arrived")) item.classList.remove("just-arrived");
    for (const item of added) item.classList.add("just-arrived");
    reveal(added[0]);
  }
  openModal();
}

function reveal(item, behavior = "auto") {
  const box = item.closest(".scroll, .beside");
  const tall = item.offsetHeight > box.clientHeight || item.nextElementSibling;
  const edge = tall ? "top" : "bottom";
  box.scrollBy({ top: item.getBoundingClientRect()[edge] - box.getBoundingClientRect()[edge], behavior });
}

function openModal() {
  const dialog = document.querySelector("dialog[open]:not(:modal)");
  if (!dialog) return;
  dialog.close();
  dialog.showModal();
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    send(dialog.dataset.close, new URLSearchParams({ back: dialog.dataset.back }));
  });
}

function again() {
  const address = new URL(location.href);
  address.searchParams.set("again", "1");
  return address;
}

async function listen() {
  for (;;) {
    try {
      const answer = await (await fetch(`/changes?since=${version}`)).json();
      if (String(answer.version) !== version && !sending) show(await (await fetch(again())).text());
    } catch {
      one("told").innerHTML = "<span>The playground has stopped. Start it again with: planbot demo</span>";
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

// ---- sending

async function send(address, body) {
  sending += 1;
  try {
    const answer = await fetch(address, { method: "POST", body });
    const [here, there] = [location.pathname + location.search, new URL(answer.url)];
    if (!answer.ok || there.pathname + there.search !== here) location.assign(answer.ok ? there : location.href);
    else show(await answer.text());
  } finally {
    sending -= 1;
  }
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  const button = event.submitter;
  const filled = new FormData(form, button);
  const file = form.querySelector("input[type=file]");
  const body = file?.files.length ? filled : new URLSearchParams([...filled].filter(([, value]) => typeof value === "string"));
  const box = form.querySelector("input[name=text]");
  if (box) box.value = "";
  if (file) file.value = "";
  attach(file);
  offer();
  form.closest("details.more")?.removeAttribute("open");
  form.setAttribute("aria-busy", "true");
  try {
    await send(button?.getAttribute("formaction") ?? form.getAttribute("action"), body);
  } finally {
    form.removeAttribute("aria-busy");
  }
});

// ---- a file beside what is typed

function attach(input) {
  const said = one("attached");
  if (!input || !said) return;
  const name = input.files[0]?.name;
  said.textContent = name ?? said.dataset.none;
  said.classList.toggle("unseen", name === undefined);
}

one("file")?.addEventListener("change", (event) => attach(event.target));

// ---- commands as they are typed

const box = one("say");
const offered = () => [...one("commands").children].filter((item) => !item.hidden);
const chosen = () => offered().find((item) => item.getAttribute("aria-selected") === "true");

function choose(item) {
  for (const each of one("commands").children) each.setAttribute("aria-selected", String(each === item));
  if (item) box.setAttribute("aria-activedescendant", item.id);
  else box.removeAttribute("aria-activedescendant");
  item?.scrollIntoView({ block: "nearest" });
}

function offer() {
  if (!box) return;
  const [word, more] = box.value.split(/\s(.*)/s);
  for (const item of one("commands").children) {
    const name = item.dataset.command;
    item.hidden = more === undefined ? !name.startsWith(word) : name !== word;
  }
  const open = word.startsWith("/") && offered().length > 0;
  one("commands").hidden = !open;
  box.setAttribute("aria-expanded", String(open));
  choose(null);
}

function take(item) {
  box.value = `${item.dataset.command} `;
  box.focus();
  offer();
}

box?.addEventListener("input", offer);
box?.addEventListener("blur", () => setTimeout(() => { one("commands").hidden = true; box.setAttribute("aria-expanded", "false"); }, 150));
box?.addEventListener("keydown", (event) => {
  if (one("commands").hidden) return;
  const items = offered();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    const at = items.indexOf(chosen());
    choose(items[at < 0 && step < 0 ? items.length - 1 : (at + step + items.length) % items.length]);
  } else if (event.key === "Escape") {
    one("commands").hidden = true;
    box.setAttribute("aria-expanded", "false");
  } else if ((event.key === "Enter" || event.key === "Tab") && chosen()) {
    event.preventDefault();
    take(chosen());
  }
});
one("commands")?.addEventListener("mousedown", (event) => {
  const item = event.target.closest("li");
  event.preventDefault();
  if (item) take(item);
});

// ---- menus go away at Escape and at a click beside them

const closeMenus = (but) => {
  for (const each of document.querySelectorAll("details.more[open]")) if (each !== but) each.removeAttribute("open");
};
document.addEventListener("click", (event) => closeMenus(event.target.closest("details.more")));
document.addEventListener("toggle", (event) => {
  if (event.target.matches("details.more[open]")) event.target.querySelector("form").scrollIntoView({ block: "nearest" });
}, true);
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && event.target.closest?.("details.more[open]");
  if (!open) return;
  open.removeAttribute("open");
  open.querySelector("summary").focus();
});

// ---- a phone's two panels

function closePanels() {
  for (const each of document.querySelectorAll(".open")) each.classList.remove("open");
  for (const each of document.querySelectorAll(".narrow")) each.setAttribute("aria-expanded", "false");
}

document.addEventListener("click", (event) => {
  const type = event.target.closest("[data-type]");
  const opener = event.target.closest("[aria-controls][aria-expanded].narrow");
  if (type && box) {
    closePanels();
    box.value = type.dataset.type;
    box.focus();
    offer();
  }
  if (opener) {
    const panel = one(opener.getAttribute("aria-controls"));
    const open = !panel.classList.contains("open");
    closePanels();
    panel.classList.toggle("open", open);
    opener.setAttribute("aria-expanded", String(open));
  }
});

// ---- at the start

document.documentElement.classList.add("scripted");
remember(document);
openModal();
const last = document.querySelector("#messages > [data-first-unread]") ?? one("messages")?.lastElementChild;
if (last && !location.hash) reveal(last, "instant");
if (document.querySelector(".thread")) document.querySelector(".narrow[aria-controls=beside]").click();
listen();
