namespace Monitoring.Cli.Diff;

internal enum ChangeKind
{
    Added,
    Changed,
    Removed,
}
