# Takes the log file of a container along the way that Fluentd's configuration describes, with Ruby's own regular
# expressions, strings and placeholders: those are what the tests' interpreter in C# has to guess.
#
#   ruby record_path.rb FOLDER-WITH-FLUENT.CONF PATH-ON-THE-NODE LOG-FILE LABELS-OF-THE-POD
#
# Writes one document a line. The plug-ins are imitated as far as the configuration uses them.
require 'json'
require 'time'

folder, path, log, labels = ARGV
LABELS = JSON.parse(labels)
TIME = Struct.new(:seconds) { def to_r = Rational(seconds) }.new(Time.utc(2026, 11, 22, 3).to_i)

Section = Struct.new(:name, :argument, :parameters, :sections) do
  def [](key) = parameters[key]
  def inside(name) = sections.select { |section| section.name == name }
end

def read(folder, file)
  open = [Section.new('', '', {}, [])]
  File.foreach(File.join(folder, file), chomp: true, encoding: 'UTF-8') do |line|
    case line.strip
    when '', /\A#/ then next
    when /\A@include (.+)\z/ then open.last.sections.concat(read(folder, $1))
    when %r{\A</} then open.pop.then { |done| open.last.sections << done }
    when /\A<(\S+?)(?: (.+))?>\z/ then open << Section.new($1, $2.to_s, {}, [])
    else line.strip.split(' ', 2).then { |key, value| open.last.parameters[key] = value }
    end
  end
  open.first.sections
end

def regexp(value) = Regexp.compile(value[1..-2])

def tags(pattern) = Regexp.compile('\A' + pattern.gsub(/\.\*\*\z|\*\*|\*|[{},.]/,
  '.**' => '(?:\..*)?', '**' => '.*', '*' => '[^.]*', '{' => '(?:', '}' => ')', ',' => '|', '.' => '\.') + '\z')

# What record_modifier makes of a value: one placeholder is an expression, several are parts of a text.
def value(text, tag, time, record)
  return eval(text) if text.start_with?('"')
  return eval(text[2..-2]) if text.scan('${').size == 1 && text.start_with?('${') && text.end_with?('}')
  eval("\"#{text.gsub('${', '#{')}\"")
end

class Join
  def initialize(filter)
    @filter, @held = filter, Hash.new { |all, stream| all[stream] = [] }
    @start, @more, @end = %w[multiline_start_regexp continuous_line_regexp multiline_end_regexp].map { |key| filter[key] && regexp(filter[key]) }
  end

  def take(tag, record)
    text = record[@filter['key']] or return [record]
    held = @held[[tag, record[@filter['stream_identity_key']]]]
    return partial(held, record) if @filter['partial_key']
    return (held.empty? ? [] : [taken(held)]).tap { held << record } if @start.match?(text)
    return [(held << record).then { taken(held) }] if @end&.match?(text)
    return [record] if held.empty?
    return [].tap { held << record } if @more.nil? || @more.match?(text)
    [taken(held), record]
  end

  def flush = @held.reject { |_, held| held.empty? }.map { |(tag, _), held| [tag, taken(held)] }

  private

  def partial(held, record)
    held << record
    return [] if record[@filter['partial_key']] == @filter['partial_value']
    [taken(held).tap { |whole| whole.delete(@filter['partial_key']) }]
  end

  def taken(held)
    separator = @filter['separator'] == '""' ? '' : "\n"
    held.first.merge(@filter['key'] => held.map { |record| record[@filter['key']] }.join(separator)).tap { held.clear }
  end
end

class Way
  attr_reader :documents

  def initialize(sections)
    @labels = sections.select { |section| section.name == 'label' }.to_h { |section| [section.argument, section] }
    @joins, @documents = {}.compare_by_identity, []
  end

  def emit(label, tag, record)
    records = [record]
    @labels[label].sections.select { |section| tags(section.argument).match?(tag) }.each do |section|
      return records.each { |one| output(label, section, tag, one) } if section.name == 'match'
      records = records.flat_map { |one| filter(section, tag, one) }
    end
    abort "#{label} has no match for #{tag}."
  end

  def wait = @joins.to_a.each { |section, join| join.flush.each { |tag, record| emit(section['timeout_label'], tag, record) } }

  private

  def output(label, match, tag, record)
    case match['@type']
    when 'relabel' then emit(match['@label'], tag, record)
    when 'copy' then @documents << record
    when 'rewrite_tag_filter'
      emit(label, match.inside('rule').find { |rule| regexp(rule['pattern']).match?(accessed(record, rule['key']).to_s) }['tag'], record)
    else abort "No output #{match['@type']}."
    end
  end

  def filter(filter, tag, record)
    case filter['@type']
    when 'concat' then (@joins[filter] ||= Join.new(filter)).take(tag, record)
    when 'record_modifier' then [modified(filter, tag, record)]
    when 'parser' then [record.merge(filter['hash_value_field'] => parsed(filter, record[filter['key_name']]))]
    when 'kubernetes_metadata' then [record.merge('kubernetes' => described(tag))]
    when 'elasticsearch_genid' then [record.merge(filter['hash_id_key'] => "id-#{@documents.size}")]
    when 'prometheus' then [record]
    else abort "No filter #{filter['@type']}."
    end
  end

  def modified(filter, tag, record)
    if filter['char_encoding']
      record.each_value { |text| text.force_encoding('UTF-8').encode!('UTF-8', 'UTF-8', invalid: :replace, undef: :replace) if text.is_a?(String) }
    end
    filter.inside('record').flat_map { |section| section.parameters.to_a }.each { |key, text| record[key] = value(text, tag, TIME, record) }
    filter['whitelist_keys'] ? record.slice(*filter['whitelist_keys'].split(',')) : record
  end

  def parsed(filter, text)
    return {} unless text
    filter.inside('parse').first.inside('pattern').each do |pattern|
      found = pattern['format'] == 'regexp' ? regexp(pattern['expression']).match(text)&.named_captures : json(text)
      return found if found
    end
    {}
  end

  def json(text)
    JSON.parse(text).then { |object| object if object.is_a?(Hash) }
  rescue JSON::ParserError
    nil
  end

  def described(tag)
    found = /var\.log\.containers\.(?<pod>[^_]+)_(?<namespace>[^_]+)_(?<container>.+)-[a-z0-9]{64}\.log\z/.match(tag)
    { 'pod_name' => found[:pod], 'namespace_name' => found[:namespace], 'container_name' => found[:container], 'labels' => LABELS }
  end

  def accessed(record, key)
    return record[key] unless key.start_with?('$')
    record.dig(*(key.start_with?('$[') ? key.scan(/\['([^']+)'\]/).flatten : key[2..].split('.')))
  end
end

ENV['K8S_NODE_NAME'] = 'node-1'
sections = read(folder, 'fluent.conf')
way = Way.new(sections)
tail = sections.find { |section| section.name == 'source' && section['@type'] == 'tail' }
format = regexp(tail.inside('parse').first['expression'])
tag = tail['tag'].sub('*') { path.delete_prefix('/').tr('/', '.') }
File.foreach(log, chomp: true, mode: 'rb') do |line|
  way.emit(tail['@label'], tag, format.match(line)&.named_captures || { 'unmatched_line' => line })
end
way.wait
way.documents.each { |document| puts JSON.generate(document) }
