package org.whereabouts.schedules.operate;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The operators' HTTP interface, wired. */
@Configuration(proxyBeanMethods = false)
@Import({RunController.class, SourceController.class, OperateProblems.class})
public class OperateConfiguration {}
