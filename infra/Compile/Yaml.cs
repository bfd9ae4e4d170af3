using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace Monitoring.Compile;

/// <summary>Writes configuration files: same input, same bytes; strings that YAML could take for something else are quoted, long texts are literal blocks.</summary>
public static class Yaml
{
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithQuotingNecessaryStrings()
        .WithIndentedSequences()
        .WithTypeConverter(new YamlMapConverter())
        .WithEventEmitter(next => new LiteralTexts(next))
        .DisableAliases()
        .Build();

    /// <summary>Text of one document; values are <see cref="YamlMap"/>, sequences, strings, numbers and booleans.</summary>
    public static string Write(object document) => Serializer.Serialize(document).ReplaceLineEndings("\n");

    private sealed class LiteralTexts(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text && text.Contains('\n', StringComparison.Ordinal))
                eventInfo = new ScalarEventInfo(eventInfo.Source) { Style = ScalarStyle.Literal };
            base.Emit(eventInfo, emitter);
        }
    }

    private sealed class YamlMapConverter : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(YamlMap);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer) =>
            throw new InvalidOperationException("YamlMap is for writing.");

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer)
        {
            emitter.Emit(new MappingStart());
            foreach (var (key, item) in (YamlMap)value!)
            {
                serializer(key, typeof(string));
                serializer(item, item.GetType());
            }

            emitter.Emit(new MappingEnd());
        }
    }
}
