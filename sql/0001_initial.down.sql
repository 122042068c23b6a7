drop table webhook_deliveries, notifications, code_changes, drift_findings, drift_events, repositories, installations,
    users;
