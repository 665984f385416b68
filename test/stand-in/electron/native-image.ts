import fs from 'node:fs';
import type { nativeImage as ElectronNativeImage, NativeImage, Size } from 'electron';
import { offer } from './offer.ts';

const sources = new WeakMap<NativeImage, string>();

/** The path an image was loaded from; '' when it was made in memory. */
export const imageSource = (image: NativeImage): string => sources.get(image) ?? '';

function createImage(bytes: Buffer, source = ''): NativeImage {
  let isTemplate = false;
  const image = offer<NativeImage>('NativeImage', {
    get isMacTemplateImage() {
      return isTemplate;
    },
    set isMacTemplateImage(wanted) {
      isTemplate = wanted;
    },
    isEmpty: () => bytes.length === 0,
    getSize: () => pngSize(bytes),
    getAspectRatio: () => 1,
    getScaleFactors: () => [1],
    toPNG: () => bytes,
    toDataURL: () => `data:image/png;base64,${bytes.toString('base64')}`,
    resize: () => createImage(bytes, source),
    addRepresentation() {},
    isTemplateImage: () => isTemplate,
    setTemplateImage(wanted) {
      isTemplate = wanted;
    },
  });
  // On macOS an image is a template image by its name alone.
  if (/Template(@\dx)?\.png$/.test(source)) isTemplate = true;
  sources.set(image, source);
  return image;
}

export const nativeImage = offer<typeof ElectronNativeImage>('nativeImage', {
  createEmpty: () => createImage(Buffer.alloc(0)),
  createFromPath: (path) =>
    createImage(fs.existsSync(path) ? fs.readFileSync(path) : Buffer.alloc(0), path),
  createFromBuffer: (bytes) => createImage(bytes),
  createFromDataURL: (url) => createImage(Buffer.from(url.split(',')[1] ?? '', 'base64')),
});

/** Width and height stand in the first chunk of every PNG file (PNG specification, 11.2.2). */
function pngSize(bytes: Buffer): Size {
  const isPng = bytes.length >= 24 && bytes.toString('latin1', 1, 4) === 'PNG';
  return isPng
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : { width: 0, height: 0 };
}
