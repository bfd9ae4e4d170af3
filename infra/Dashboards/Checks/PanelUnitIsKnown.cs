using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>
/// Units are ones that Grafana knows; it shows any other as text behind the number, without a word. Units of one's own start with <c>suffix:</c>, <c>prefix:</c>,
/// <c>count:</c>, <c>si:</c>, <c>time:</c> or <c>currency:</c>.
/// </summary>
internal sealed class PanelUnitIsKnown : PanelCheck
{
    private static readonly string[] OfOnesOwn = ["suffix:", "prefix:", "count:", "si:", "time:", "currency:"];

    /// <summary>Those that a monitored platform needs, of Grafana 12's list.</summary>
    private static readonly ImmutableSortedSet<string> Known = Words("""
        none string short sishort percent percentunit dB hex0x hex sci locale pixel bool bool_yes_no bool_on_off
        bytes decbytes bits decbits kbytes deckbytes mbytes decmbytes gbytes decgbytes tbytes dectbytes pbytes decpbytes
        pps Bps binBps bps binbps KBs KiBs Kbits Kibits MBs MiBs Mbits Mibits GBs GiBs Gbits Gibits TBs TiBs Tbits Tibits PBs PiBs Pbits Pibits
        hertz ns µs ms s m h d dtdurationms dtdurations dthms dtdhms timeticks clockms clocks
        dateTimeAsIso dateTimeAsIsoNoDateIfToday dateTimeAsUS dateTimeAsUSNoDateIfToday dateTimeAsLocal dateTimeAsLocalNoDateIfToday dateTimeAsSystem dateTimeFromNow
        cps ops reqps rps wps iops eps mps recps cpm opm rpm reqpm wpm epm mpm recpm
        celsius fahrenheit kelvin humidity watt kwatt mwatt voltamp kvoltamp volt kvolt amp kamp mamp ohm joule kwatth watth rotrpm rothz rotrads
        """);

    protected override IEnumerable<string> Check(DashboardPanel panel)
    {
        if (panel.Unit is { Length: > 0 } unit && !Known.Contains(unit) && !Array.Exists(OfOnesOwn, x => unit.StartsWith(x, StringComparison.Ordinal)))
            yield return $"has the unit '{unit}', which Grafana does not know.{Nearest.Suggestion(unit, Known)}";
    }

    private static ImmutableSortedSet<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToImmutableSortedSet(StringComparer.Ordinal);
}
