using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff.Subjects;

/// <summary>What Prometheus scrapes, and how.</summary>
internal sealed class ScrapeJobsSubject : KeyedSubject
{
    public override string Title => "Scrape jobs";

    protected override IEnumerable<(string Name, JObject Value)> Things(StackObjects side) =>
        from file in side.Files
        from job in file.Content.SelectTokens("scrape_configs[*]").OfType<JObject>()
        select ((string)job["job_name"]!, job);
}
