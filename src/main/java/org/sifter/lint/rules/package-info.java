/** The rules, one class each; why they are right stands on their pages among the resources. */
package org.sifter.lint.rules;
