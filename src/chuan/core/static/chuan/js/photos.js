// Photos are made small before they are sent: at most 1600 pixels, never larger than they came.
(() => {
  const MOST_PIXELS = 1600;
  const SMALL = 300 * 1024;
  const shrink = async (file) => {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= SMALL) return file;
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", 0.82); });
    if (!small || small.size >= file.size) return file;
    return new File([small], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg", lastModified: file.lastModified });
  };
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches('input[type="file"][capture], input[type="file"][data-shrink]')) return;
    const chosen = [...input.files];
    self.chuan.photos = Promise.all(chosen.map((file) => shrink(file).catch(() => file))).then((files) => {
      if (files.every((file, place) => file === chosen[place])) return;
      const bag = new DataTransfer();
      for (const file of files) bag.items.add(file);
      input.files = bag.files;
    }).catch(() => {});
  });
})();
