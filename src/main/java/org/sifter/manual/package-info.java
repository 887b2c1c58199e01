/**
 * What is written for those who learn or type commands: manual pages, and completion for three
 * shells. All of it comes of one description of the commands and their options.
 */
package org.sifter.manual;
