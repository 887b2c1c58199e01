/**
 * The step cache. A build is cut into layers, each of which holds what one instruction changes; a
 * layer that has been made before is not made again. The image is made of all layers at once.
 */
package org.sifter.layer;
