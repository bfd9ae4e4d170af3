using System.Collections;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace Monitoring.Compile;

/// <summary>Writes configuration files: same input, same bytes; strings that YAML could take for something else are quoted, long texts are literal blocks.</summary>
public static class Yaml
{
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithQuotingNecessaryStrings()
        .WithIndentedSequences()
        .WithEventEmitter(next => new LiteralTexts(next))
        .DisableAliases()
        .Build();

    /// <summary>Text of one document; values are <see cref="YamlMap"/>, sequences, strings, numbers and booleans.</summary>
    public static string Write(object document) => Serializer.Serialize(Plain(document)).ReplaceLineEndings("\n");

    /// <summary>What the serializer writes without asking back for each value.</summary>
    private static object Plain(object value) => value switch
    {
        YamlMap map => new OrderedDictionary<string, object>(map.Select(entry => KeyValuePair.Create(entry.Key, Plain(entry.Value)))),
        string => value,
        IEnumerable items => items.Cast<object>().Select(Plain).ToList(),
        _ => value,
    };

    private sealed class LiteralTexts(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text && text.Contains('\n', StringComparison.Ordinal))
                eventInfo = new ScalarEventInfo(eventInfo.Source) { Style = ScalarStyle.Literal };
            base.Emit(eventInfo, emitter);
        }
    }
}
