namespace Monitoring.OnCall;

/// <summary>Services that can be told about alerts. One setting switches between them.</summary>
public enum OnCallTarget
{
    /// <summary>Nobody is told; alerts are seen in Grafana and Alertmanager.</summary>
    None,

    /// <summary>OpsGenie; its API ends on 2027-04-05.</summary>
    Opsgenie,

    /// <summary>Jira Service Management operations, OpsGenie's successor: same API under another address.</summary>
    Jsm,

    /// <summary>PagerDuty Events API v2.</summary>
    Pagerduty,

    /// <summary>A Slack incoming webhook.</summary>
    Slack,

    /// <summary>Any HTTPS address that takes Alertmanager's own JSON.</summary>
    Webhook,
}
