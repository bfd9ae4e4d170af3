namespace Monitoring.Tests.Stacks.Settings;

public enum SampleMode
{
    InCluster,
    OnHost,
}
