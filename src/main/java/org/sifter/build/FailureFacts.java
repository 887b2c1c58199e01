package org.sifter.build;

/**
 * What is known of a build that has failed, as remedies name it.
 *
 * @param temporary the directory in which the engine works
 * @param login the command that logs in to the registry of an image
 * @param isCutOff whether the step has no network because it asks for none
 */
record FailureFacts(String temporary, String login, boolean isCutOff) {}
