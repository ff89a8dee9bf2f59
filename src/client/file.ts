/** Saves text or bytes as a file on the reader's device. */
export function save(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the file only after this.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
