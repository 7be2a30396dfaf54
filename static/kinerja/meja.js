/* The desk of the penilai, faster: every change is saved at once, keys rate and move.
   The page works without this file; each row is a plain form. */
"use strict";

const daftar = document.querySelector(".meja-daftar");
const saat = document.getElementById("meja-saat");
const urung = document.getElementById("meja-urung");
const samping = document.querySelector(".meja-samping");
const jalan = new Map(); // form → "again" when it changed while it was being saved
const gagal = new Set(); // forms whose last change is not on the server
let antrean = Promise.resolve(); // one at a time: a late answer must not lower the count

const baris = () => [...daftar.querySelectorAll(".orang")];
const grup = (orang) => [...orang.querySelectorAll("fieldset")];
const kini = () =>
  document.activeElement.closest(".orang") ?? daftar.querySelector("[aria-current]");

function kabari(kalimat) {
  saat.textContent = kalimat;
}

function simpan(form) {
  if (jalan.has(form)) {
    jalan.set(form, "again");
    return;
  }
  jalan.set(form, "");
  kabari("Menyimpan …");
  antrean = antrean.then(() => kirim(form));
}

async function kirim(form) {
  jalan.set(form, ""); // what changed while it waited goes along
  let tersimpan = false;
  try {
    const jawaban = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Kinerja": "meja" },
      redirect: "manual",
    });
    tersimpan = await terima(form, jawaban);
  } catch {
    kabari("Belum tersimpan: tidak ada sambungan. Isian tetap di layar ini.");
  }
  tersimpan ? gagal.delete(form) : gagal.add(form);
  const lagi = jalan.get(form) === "again";
  jalan.delete(form);
  if (lagi && tersimpan) simpan(form);
}

async function terima(form, jawaban) {
  if (jawaban.type === "opaqueredirect") {
    kabari("Belum tersimpan: sesi berakhir. Masuk lagi di tab lain, lalu ubah lagi.");
    return false;
  }
  const isi = new DOMParser().parseFromString(await jawaban.text(), "text/html");
  const potongan = isi.querySelector("[data-selesai]");
  if (!potongan) {
    const sebab = isi.querySelector("main p")?.textContent.trim() ?? "";
    kabari(`Belum tersimpan. ${sebab}`);
    return false;
  }
  form.querySelector(".orang-hasil").replaceWith(potongan.querySelector(".orang-hasil"));
  document.getElementById("sebaran").replaceWith(potongan.querySelector("#sebaran"));
  const { selesai, jumlah, jam } = potongan.dataset;
  document.getElementById("meja-hitung").textContent = `${selesai} dari ${jumlah} selesai.`;
  document.getElementById("meja-batang").value = selesai;
  if (jawaban.status === 409) {
    kabari("Belum tersimpan: nilai berubah di tempat lain.");
    return false;
  }
  const belum = [...gagal].filter((lain) => lain !== form).length;
  const kurang = belum ? `; ${belum} orang belum tersimpan` : "";
  kabari(jalan.size > 1 ? "Menyimpan …" : `Tersimpan ${jam}${kurang}`);
  urung.disabled = false;
  return true;
}

function tandai(orang) {
  for (const lain of daftar.querySelectorAll("[aria-current]")) {
    if (lain !== orang) lain.removeAttribute("aria-current");
  }
  orang.setAttribute("aria-current", "true");
  const nama = orang.querySelector("h2").cloneNode(true);
  samping.replaceChildren(nama, orang.querySelector(".orang-bukti").cloneNode(true));
  samping.hidden = false;
}

function fokus(wadah) {
  const tombol =
    wadah?.querySelector("input[type=radio]:checked") ??
    wadah?.querySelector("input[type=radio], summary");
  tombol?.focus();
}

function pindah(langkah) {
  const semua = baris();
  const letak = semua.indexOf(kini());
  const tujuan = semua[Math.min(Math.max(letak + langkah, 0), semua.length - 1)];
  fokus(tujuan);
  tujuan?.scrollIntoView({ block: "nearest" });
}

function beri(nomor) {
  const orang = kini() ?? baris().find((satu) => grup(satu).length);
  if (!orang) return;
  const semua = grup(orang);
  const di = document.activeElement.closest("fieldset") ?? semua[0];
  const radio = di?.querySelectorAll("input[type=radio]")[nomor];
  if (!radio) return;
  radio.checked = true;
  simpan(radio.form);
  const berikut = semua[semua.indexOf(di) + 1] ?? grupSesudah(orang);
  fokus(berikut ?? di);
}

function grupSesudah(orang) {
  const semua = baris();
  const sisa = semua.slice(semua.indexOf(orang) + 1);
  return sisa.flatMap(grup)[0];
}

const TOMBOL = {
  1: () => beri(0),
  2: () => beri(1),
  3: () => beri(2),
  ArrowDown: () => pindah(1),
  ArrowUp: () => pindah(-1),
  u: () => urung.disabled || urung.click(),
  "?": () => document.getElementById("meja-bantuan").scrollIntoView(),
};

/** The row to begin with: the one the address names, else the first without a predikat. */
function pertama() {
  const dituju = location.hash && daftar.querySelector(location.hash);
  const belum = baris().find((satu) => satu.querySelector(".orang-hasil > .redup"));
  return dituju || belum || baris()[0];
}

if (daftar) {
  document.documentElement.classList.add("dengan-meja");
  const awal = pertama();
  if (awal && samping) tandai(awal); // evidence from the start, without moving the focus
  daftar.addEventListener("focusin", (e) => tandai(e.target.closest(".orang")));
  daftar.addEventListener("change", (e) => simpan(e.target.form));
  daftar.addEventListener("submit", (e) => {
    e.preventDefault();
    simpan(e.target);
  });
  daftar.addEventListener("click", (e) => {
    const tautan = e.target.closest(".orang-hasil a");
    if (!tautan) return;
    e.preventDefault(); // only the part after # would change: load what is stored
    gagal.delete(tautan.closest("form"));
    location.hash = tautan.hash;
    location.reload();
  });
  document.addEventListener("keydown", (e) => {
    const menulis = e.target.matches("textarea, input:not([type=radio])");
    if (menulis || e.ctrlKey || e.metaKey || e.altKey || !(e.key in TOMBOL)) return;
    e.preventDefault();
    TOMBOL[e.key]();
  });
  window.addEventListener("beforeunload", (e) => {
    if (jalan.size || gagal.size) e.preventDefault();
  });
}
